package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lucarne.picture.PictureConfig.NativeDecoder;

/** How good renditions are: beside those of libvips, and of pictures made to show faults. */
class QualityTest {
  private static final Path PHOTOGRAPHS = Path.of("/usr/share/forensics-samples/original-files");

  @ParameterizedTest
  @EnumSource
  void photographsLookAsLibvipsMakesThem(NativeDecoder decoder, @TempDir Path directory)
      throws Exception {
    List<Path> photographs;
    try (Stream<Path> all = Files.walk(PHOTOGRAPHS)) {
      photographs = all.filter(file -> file.toString().matches(".*/IMG_20.*\\.jpg")).toList();
    }
    assertThat(photographs).hasSizeGreaterThan(3);
    RenderPicture render = new RenderPicture(TestPictureConfig.DEFAULT.with(decoder));
    try {
      for (Path photograph : photographs) {
        byte[] original = Files.readAllBytes(photograph);
        Rendered rendered = render.render(new ByteArrayInputStream(original), original.length);
        compare("display", decoder, photograph, rendered.display(), directory);
        compare("thumbnail", decoder, photograph, rendered.thumbnail(), directory);
      }
    } finally {
      render.close();
    }
  }

  private static void compare(
      String rendition, NativeDecoder decoder, Path photograph, byte[] jpeg, Path directory)
      throws Exception {
    BufferedImage ours = ImageIO.read(new ByteArrayInputStream(jpeg));
    Path made = directory.resolve(rendition + ".png");
    Process vips =
        new ProcessBuilder(
                "vipsthumbnail",
                photograph.toString(),
                "--size",
                ours.getWidth() + "x" + ours.getHeight() + "!",
                "-o",
                made.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(vips.waitFor(1, TimeUnit.MINUTES)).isTrue();
    Likeness likeness = Likeness.of(ours, ImageIO.read(made.toFile()));
    System.out.printf(
        "Likeness to libvips, decoder %s: %s of %s: PSNR %.1f dB, SSIM %.4f%n",
        decoder, rendition, photograph.getFileName(), likeness.psnr(), likeness.ssim());
    assertThat(likeness.psnr()).isGreaterThan(decoder == NativeDecoder.AUTO ? 33 : 31);
    assertThat(likeness.ssim()).isGreaterThan(0.93);
  }

  /** Black and white by turns, one pixel each: made smaller it is gray, and nothing else. */
  @Test
  void whatIsTooFineToBeSeenBecomesEvenAndMakesNoPattern() throws Exception {
    int side = 4096;
    BufferedImage board = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        board.getRaster().setSample(x, y, 0, (x + y) % 2 * 255);
      }
    }

    BufferedImage display = display(board);

    int least = 255;
    int most = 0;
    for (int y = 8; y < display.getHeight() - 8; y++) {
      for (int x = 8; x < display.getWidth() - 8; x++) {
        int gray = display.getRaster().getSample(x, y, 0);
        least = Math.min(least, gray);
        most = Math.max(most, gray);
      }
    }
    assertThat(least).isGreaterThan(127 - 12);
    assertThat(most).isLessThan(128 + 12);
  }

  /** From black to white: no step is lost, none turns back, and no gray gets a tint. */
  @Test
  void aRampStaysARampAndGrayStaysGray() throws Exception {
    int side = 4080;
    BufferedImage ramp = new BufferedImage(side, 64, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < side; x++) {
        ramp.setRGB(x, y, 0x010101 * (x * 256 / side));
      }
    }

    BufferedImage display = display(ramp);

    for (int x = 8; x < display.getWidth() - 8; x++) {
      int pixel = display.getRGB(x, display.getHeight() / 2);
      int expected = x * 256 / display.getWidth();
      for (int shift = 0; shift <= 16; shift += 8) {
        assertThat(pixel >> shift & 0xff).as("at %d", x).isBetween(expected - 3, expected + 3);
      }
    }
  }

  private static BufferedImage display(BufferedImage image)
      throws IOException, RefusedPictureException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(image, "png", png);
    RenderPicture render = new RenderPicture(TestPictureConfig.DEFAULT);
    try {
      Rendered rendered = render.render(new ByteArrayInputStream(png.toByteArray()), png.size());
      return ImageIO.read(new ByteArrayInputStream(rendered.display()));
    } finally {
      render.close();
    }
  }
}
