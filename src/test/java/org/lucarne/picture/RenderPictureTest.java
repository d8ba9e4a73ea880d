package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.picture.PictureConfig.NativeDecoder;
import org.lucarne.picture.corpus.Paint;
import org.lucarne.picture.corpus.Tiff;

/** Real processes render. */
class RenderPictureTest {
  private static final int CIE_LAB = 8;

  private RenderPicture render = new RenderPicture(TestPictureConfig.DEFAULT);

  @AfterEach
  void end() {
    render.close();
  }

  private static Stream<Arguments> formatsAndDecoders() {
    return Stream.of("jpeg", "png", "gif", "tiff")
        .flatMap(format -> Stream.of(NativeDecoder.values()).map(by -> Arguments.of(format, by)));
  }

  @ParameterizedTest
  @MethodSource("formatsAndDecoders")
  void bothRenditionsAreMade(String format, NativeDecoder decoder) throws Exception {
    render = new RenderPicture(TestPictureConfig.DEFAULT.with(decoder));
    Rendered rendered = render(picture(3000, 2000, format));
    BufferedImage display = ImageIO.read(new ByteArrayInputStream(rendered.display()));
    BufferedImage thumbnail = ImageIO.read(new ByteArrayInputStream(rendered.thumbnail()));
    assertThat(display.getWidth()).isEqualTo(rendered.width()).isBetween(2304, 2560);
    assertThat(display.getHeight()).isEqualTo(rendered.height());
    assertThat(thumbnail.getWidth()).isEqualTo(512);
    assertThat(thumbnail.getHeight()).isBetween(341, 342);
    assertThat(new Color(display.getRGB(display.getWidth() / 4, 10)).getRed()).isGreaterThan(240);
    assertThat(new Color(display.getRGB(display.getWidth() * 3 / 4, 10)).getBlue())
        .isGreaterThan(240);
  }

  /** As on a system that the library was not built for. */
  @Test
  void aLibraryThatCannotBeLoadedLeavesJavaAlone(@TempDir Path directory) throws Exception {
    Path none = Files.writeString(directory.resolve("libvips.so"), "no library");
    render = new RenderPicture(TestPictureConfig.DEFAULT.with(none));
    try (WorkerProcess worker = WorkerProcess.start(TestPictureConfig.DEFAULT.with(none))) {
      assertThat(worker.description().decoders()).isEqualTo("Java alone");
      assertThat(worker.description().missing()).startsWith("libvips, which cannot be loaded");
    }
    assertThat(render(picture(300, 200, "png")).width()).isEqualTo(300);
  }

  /** What telephones make of a burst, and browsers show moving. */
  @Test
  void anAvifOfManyFramesIsShownByItsFirst() throws Exception {
    byte[] sequence = Files.readAllBytes(Path.of("src/test/resources/pictures/avif.avif"));
    sequence["....ftypavis".length() - 1] = 's';
    Rendered rendered = render(sequence);
    assertThat(rendered.moving()).isTrue();
    assertThat(rendered.width()).isEqualTo(320);
  }

  /** libtiff complains and goes on, with a picture that is black. */
  @Test
  void whatIsCompressedInAWayThatNobodyReadsIsNoBlackPicture() {
    int lzma = 34_925;
    byte[] tiff = Tiff.in(ByteOrder.BIG_ENDIAN).add(Tiff.strips(8).with(259, lzma)).toArray();
    assertThatThrownBy(() -> render(tiff))
        .isInstanceOfSatisfying(
            RefusedPictureException.class,
            e -> assertThat(e.refusal()).isEqualTo(PictureRefusal.FORMAT_NOT_DECODED));
  }

  @Test
  void aTiffThatOnlyJavaReadsIsShown() throws Exception {
    byte[] lab = Tiff.in(ByteOrder.BIG_ENDIAN).add(Tiff.strips(8).with(262, CIE_LAB)).toArray();
    assertThat(render(lab).width()).isEqualTo(Paint.WIDTH);
  }

  /** A red line on white is red, and no gray. */
  @Test
  void aDrawingKeepsItsColoursToThePixel() throws Exception {
    BufferedImage drawing = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        drawing.setRGB(x, y, x == 31 ? 0xff0000 : 0xffffff);
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(drawing, "png", png);

    BufferedImage shown =
        ImageIO.read(new ByteArrayInputStream(render(png.toByteArray()).display()));

    Color line = new Color(shown.getRGB(31, 32));
    assertThat(line.getRed()).isGreaterThan(230);
    assertThat(line.getGreen()).isLessThan(40);
    assertThat(line.getBlue()).isLessThan(40);
  }

  /** As image editors write it: the masks of colours are part of the header. */
  @ParameterizedTest
  @ValueSource(ints = {52, 56})
  void aBmpOfALaterHeaderIsShown(int headerBytes) throws Exception {
    int offset = 14 + headerBytes;
    ByteBuffer bmp = ByteBuffer.allocate(offset + 16).order(ByteOrder.LITTLE_ENDIAN);
    bmp.put((byte) 'B').put((byte) 'M').putInt(bmp.capacity()).putInt(0).putInt(offset);
    bmp.putInt(headerBytes).putInt(2).putInt(2).putShort((short) 1).putShort((short) 32).putInt(3);
    bmp.position(54).putInt(0xff0000).putInt(0xff00).putInt(0xff);
    bmp.position(offset).putInt(0xff0000).putInt(0xff0000).putInt(0xff0000).putInt(0xff0000);

    BufferedImage shown = ImageIO.read(new ByteArrayInputStream(render(bmp.array()).display()));

    assertThat(new Color(shown.getRGB(0, 0)).getRed()).isGreaterThan(240);
    assertThat(new Color(shown.getRGB(0, 0)).getBlue()).isLessThan(15);
  }

  @Test
  void aSmallPictureIsNotMadeLarger() throws Exception {
    Rendered rendered = render(picture(300, 200, "png"));
    assertThat(rendered.width()).isEqualTo(300);
    assertThat(rendered.height()).isEqualTo(200);
  }

  @Test
  void whatIsNoPictureIsRefused() {
    assertThatThrownBy(() -> render("<svg/>".getBytes()))
        .isInstanceOfSatisfying(
            RefusedPictureException.class,
            e -> assertThat(e.refusal()).isEqualTo(PictureRefusal.NO_PICTURE));
  }

  @Test
  void anOriginalThatEndsEarlyIsNoRefusal() throws Exception {
    byte[] original = picture(300, 200, "png");
    assertThatThrownBy(() -> render.render(new ByteArrayInputStream(original), original.length + 1))
        .isInstanceOf(IOException.class);
    assertThat(render(original).width()).isEqualTo(300);
  }

  private Rendered render(byte[] original) throws Exception {
    return render.render(new ByteArrayInputStream(original), original.length);
  }

  private static byte[] picture(int width, int height, String format) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 2, height);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(width / 2, 0, width / 2, height);
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, format, bytes);
    return bytes.toByteArray();
  }
}
