package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.lucarne.picture.PictureConfig.NativeDecoder;
import org.lucarne.picture.corpus.Corpus;
import org.lucarne.picture.corpus.CorpusFile;
import org.lucarne.picture.corpus.Expectation;
import org.lucarne.picture.corpus.Paint;

/**
 * What becomes of every file of the corpus in a process that renders: by libvips, and by Java
 * alone, which may not know a kind of picture, but shows it right where it shows it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RenderedCorpusTest {
  /** Two JPEG files lie between what was painted and what is read. */
  private static final int ALIKE = 12;

  private static final Set<PictureRefusal> NOT_READ =
      EnumSet.of(
          PictureRefusal.UNDECODABLE,
          PictureRefusal.FORMAT_NOT_DECODED,
          PictureRefusal.INCOHERENT,
          PictureRefusal.TOO_LARGE,
          PictureRefusal.TOO_MUCH_MEMORY);

  private final Map<NativeDecoder, RenderPicture> render = new EnumMap<>(NativeDecoder.class);
  private int shownByJava;

  @AfterAll
  void end() {
    render.values().forEach(RenderPicture::close);
    System.out.printf("Java alone shows %d files of the corpus%n", shownByJava);
    assertThat(shownByJava).isGreaterThan(90);
  }

  @TestFactory
  Stream<DynamicTest> everyFileIsShownUprightOrRefusedForItsReason() {
    return Arrays.stream(NativeDecoder.values())
        .flatMap(decoder ->
            Corpus.files().stream()
                .map(file ->
                    dynamicTest(
                        file + " " + decoder,
                        () -> {
                          try {
                            check(decoder, file);
                          } catch (AssertionError e) {
                            throw new AssertionError(file + " " + decoder, e);
                          }
                        })));
  }

  private void check(NativeDecoder decoder, CorpusFile file) throws Exception {
    switch (file.expected()) {
      case Expectation.Shown expected -> {
        try {
          check(expected, render(decoder, file), isExact(decoder, file));
          shownByJava += decoder == NativeDecoder.OFF ? 1 : 0;
        } catch (RefusedPictureException e) {
          System.out.println("Java refuses " + file + ": " + e.getMessage());
          assertThat(decoder).as(e.getMessage()).isEqualTo(NativeDecoder.OFF);
          assertThat(e.refusal()).isIn(NOT_READ);
        }
      }
      case Expectation.Untidy expected -> {
        try {
          render(decoder, file);
        } catch (RefusedPictureException e) {
          assertThat(e.refusal()).isIn(NOT_READ);
        }
      }
      case Expectation.Refused expected ->
          assertThatExceptionOfType(RefusedPictureException.class)
              .isThrownBy(() -> render(decoder, file))
              .extracting(RefusedPictureException::refusal)
              .isEqualTo(expected.refusal());
    }
  }

  /** Java converts by every profile, and turns nothing but JPEG. */
  private static boolean isExact(NativeDecoder decoder, CorpusFile file) {
    boolean turned = file.name().contains("turned") && !file.name().startsWith("jpg");
    return decoder == NativeDecoder.AUTO || !turned && !file.name().contains("profile");
  }

  private static void check(Expectation.Shown expected, Rendered rendered, boolean exact)
      throws IOException {
    switch (exact ? expected.content() : Expectation.Content.SOMETHING) {
      case QUARTERS -> assertShows(rendered, Paint.QUARTERS);
      case GRAYS -> assertShows(rendered, Paint.GRAYS);
      case SOMETHING -> {
        // Of a GIF the first frame, which may be smaller than its screen.
        int longer = Math.max(expected.width(), expected.height());
        assertThat(Math.max(rendered.width(), rendered.height())).isBetween(1, longer);
      }
    }
  }

  private static void assertShows(Rendered rendered, List<Integer> quarters) throws IOException {
    assertThat(rendered.width()).isEqualTo(Paint.WIDTH);
    assertThat(rendered.height()).isEqualTo(Paint.HEIGHT);
    assertThat(rendered.incomplete()).isFalse();
    for (byte[] jpeg : List.of(rendered.display(), rendered.thumbnail())) {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
      for (int quarter = 0; quarter < 4; quarter++) {
        int x = image.getWidth() * (1 + 2 * (quarter % 2)) / 4;
        int y = image.getHeight() * (1 + 2 * (quarter / 2)) / 4;
        int found = numbers(image, x, y);
        assertThat(distance(found, quarters.get(quarter)))
            .as("quarter %d: %06x", quarter, found)
            .isLessThanOrEqualTo(ALIKE);
      }
    }
  }

  /** As they stand in the file: what they mean is for the profile to say. */
  private static int numbers(BufferedImage image, int x, int y) {
    int[] channels = image.getRaster().getPixel(x, y, (int[]) null);
    return channels.length == 1
        ? channels[0] * 0x010101
        : channels[0] << 16 | channels[1] << 8 | channels[2];
  }

  /** The largest difference of a channel. */
  private static int distance(int one, int other) {
    int largest = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      largest = Math.max(largest, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
    }
    return largest;
  }

  private Rendered render(NativeDecoder decoder, CorpusFile file) throws Exception {
    return render
        .computeIfAbsent(decoder, by -> new RenderPicture(TestPictureConfig.DEFAULT.with(by)))
        .render(new ByteArrayInputStream(file.bytes()), file.bytes().length);
  }
}
