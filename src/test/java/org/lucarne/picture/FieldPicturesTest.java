package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** Pictures as real software makes them: each is shown, in its size and its colours. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FieldPicturesTest {
  static final Path PICTURES = Path.of("src", "test", "resources", "pictures");

  private final RenderPicture render = new RenderPicture(TestPictureConfig.DEFAULT);

  /** One line of expected.tsv. */
  private record Expected(
      String file, String width, String height, String reference, String tolerance, String note) {

    static Expected of(String line) {
      String[] fields = line.split("\t", -1);
      return new Expected(fields[0], fields[1], fields[2], fields[3], fields[4], fields[5]);
    }

    boolean mayBeRefused() {
      return width.isEmpty();
    }
  }

  @AfterAll
  void end() {
    render.close();
  }

  @TestFactory
  Stream<DynamicTest> eachIsShownInItsSizeAndItsColours() throws IOException {
    List<String> lines = Files.readAllLines(PICTURES.resolve("expected.tsv"));
    assertThat(lines).hasSizeGreaterThan(80);
    return lines.stream()
        .skip(1)
        .map(Expected::of)
        .map(expected -> dynamicTest(expected.file(), () -> check(expected)));
  }

  private void check(Expected expected) throws Exception {
    Rendered rendered;
    try {
      rendered = render(expected.file());
    } catch (RefusedPictureException e) {
      if (expected.mayBeRefused()) {
        return;
      }
      throw e;
    }
    assertThat(rendered.width()).isEqualTo(Integer.parseInt(expected.width()));
    assertThat(rendered.height()).isEqualTo(Integer.parseInt(expected.height()));
    assertThat(rendered.pages() > 1).isEqualTo(expected.note().matches(".*(moving|pages).*"));
    assertThat(rendered.moving()).isEqualTo(expected.note().startsWith("a moving picture"));
    assertThat(rendered.incomplete()).isEqualTo(expected.note().startsWith("incomplete"));
    if (!expected.reference().equals("-")) {
      double difference =
          meanDifference(
              ImageIO.read(PICTURES.resolve("scene.png").toFile()),
              ImageIO.read(new ByteArrayInputStream(rendered.display())),
              expected.reference().equals("gray"));
      System.out.printf("Difference of %s: %.2f%n", expected.file(), difference);
      assertThat(difference).isLessThanOrEqualTo(Double.parseDouble(expected.tolerance()));
    }
  }

  private Rendered render(String file) throws Exception {
    byte[] original = Files.readAllBytes(PICTURES.resolve(file));
    return render.render(new ByteArrayInputStream(original), original.length);
  }

  /** Of levels from 0 to 255, at 64 × 48 pixels, each the mean of those it stands for. */
  private static double meanDifference(BufferedImage scene, BufferedImage shown, boolean gray) {
    double[] wanted = averages(scene);
    double[] found = averages(shown);
    double sum = 0;
    for (int i = 0; i < wanted.length; i += 3) {
      double luma = 0.299 * wanted[i] + 0.587 * wanted[i + 1] + 0.114 * wanted[i + 2];
      for (int channel = 0; channel < 3; channel++) {
        sum += Math.abs((gray ? luma : wanted[i + channel]) - found[i + channel]);
      }
    }
    return sum / wanted.length;
  }

  private static double[] averages(BufferedImage image) {
    double[] averages = new double[64 * 48 * 3];
    double[] counts = new double[64 * 48];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int cell = y * 48 / image.getHeight() * 64 + x * 64 / image.getWidth();
        int[] levels = levels(image, x, y);
        for (int channel = 0; channel < 3; channel++) {
          averages[3 * cell + channel] += levels[channel];
        }
        counts[cell]++;
      }
    }
    for (int i = 0; i < averages.length; i++) {
      averages[i] /= counts[i / 3];
    }
    return averages;
  }

  /** As they stand in the file; Java would convert gray by another curve. */
  private static int[] levels(BufferedImage image, int x, int y) {
    int[] channels = image.getRaster().getPixel(x, y, (int[]) null);
    return channels.length < 3
        ? new int[] {channels[0], channels[0], channels[0]}
        : new int[] {channels[0], channels[1], channels[2]};
  }
}
