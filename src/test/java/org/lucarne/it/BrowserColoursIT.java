package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lucarne.picture.MediaType;
import org.lucarne.picture.RefusedPictureException;
import org.lucarne.picture.RenderPicture;
import org.lucarne.picture.TestPictureConfig;

/** Display renditions have the colours in which a browser shows the original itself. */
class BrowserColoursIT {
  private static final Path PICTURES = Path.of("src", "test", "resources", "pictures");

  private static final String NAMED_SRGB =
      "a profile that is called sRGB is taken for it, though its red and blue are exchanged";

  /** Mean difference of levels from 0 to 255, at 64 × 48 pixels. */
  private static final double ALIKE = 3;

  /** What the two show differently, and why. */
  private static final Map<String, String> UNLIKE =
      Map.ofEntries(
          Map.entry("png-gama-1.0.png", "gAMA is not applied (ADR 020)"),
          Map.entry("webp-exif-6.webp", "Chromium does not turn WebP"),
          Map.entry("cmyk-adobe.jpg", "CMYK without a profile is anybody's guess"),
          Map.entry("jpeg-no-eoi.jpg", "Chromium leaves out the last rows"),
          Map.entry("jpeg-cut-90.jpg", "what is missing is gray here, and nothing there"),
          Map.entry("png-cut-90.png", "what is missing is black here, and nothing there"),
          Map.entry("icc-whole.jpg", NAMED_SRGB),
          Map.entry("icc-padded-1.jpg", NAMED_SRGB),
          Map.entry("icc-padded-4.jpg", NAMED_SRGB),
          Map.entry("icc-pieces-in-order.jpg", NAMED_SRGB),
          Map.entry("png-two-iccp.png", NAMED_SRGB),
          Map.entry("webp-icc.webp", NAMED_SRGB));

  /** Both drawn by Chromium, which converts their profiles to sRGB; -1 where it reads none. */
  private static final String DIFFERENCE =
      """
      async ([original, type, rendition]) => {
        const levels = async (base64, mediaType) => {
          const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
          const image = new Image();
          image.src = URL.createObjectURL(new Blob([bytes], { type: mediaType }));
          await image.decode();
          const pen = new OffscreenCanvas(64, 48).getContext('2d');
          pen.fillStyle = '#fff';
          pen.fillRect(0, 0, 64, 48);
          pen.imageSmoothingQuality = 'high';
          pen.drawImage(image, 0, 0, 64, 48);
          return pen.getImageData(0, 0, 64, 48).data;
        };
        const wanted = await levels(original, type).catch(() => null);
        if (wanted === null) {
          return -1;
        }
        const found = await levels(rendition, 'image/jpeg');
        return wanted.reduce((sum, level, i) => sum + Math.abs(level - found[i]), 0) / (64 * 48 * 3);
      }\
      """;

  @Test
  void renditionsLookAsTheOriginalDoesInABrowser() throws IOException {
    RenderPicture render = new RenderPicture(TestPictureConfig.DEFAULT.with(library()));
    List<String> unlike = new ArrayList<>();
    int compared = 0;
    try (Chromium chromium = Chromium.launch()) {
      Page page = chromium.browser().newPage();
      for (String line : Files.readAllLines(PICTURES.resolve("expected.tsv"))) {
        String name = line.split("\t", -1)[0];
        Path file = PICTURES.resolve(name);
        if (!Files.exists(file)) {
          continue;
        }
        double difference = difference(page, render, Files.readAllBytes(file));
        System.out.printf("Difference of %s to a browser: %.2f%n", name, difference);
        compared += difference < 0 ? 0 : 1;
        if (difference > ALIKE) {
          unlike.add(name);
        }
      }
    } finally {
      render.close();
    }
    assertThat(unlike).containsExactlyInAnyOrderElementsOf(UNLIKE.keySet());
    assertThat(compared).isGreaterThan(40);
  }

  /** The packaged program's. */
  private static Path library() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("target", "quarkus-app", "native"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("libvips-cpp."))
          .findFirst()
          .orElseThrow();
    }
  }

  private static double difference(Page page, RenderPicture render, byte[] original)
      throws IOException {
    Base64.Encoder base64 = Base64.getEncoder();
    try {
      byte[] display = render.render(new ByteArrayInputStream(original), original.length).display();
      String type = MediaType.of(original, original.length).mime();
      Object found =
          page.evaluate(
              DIFFERENCE,
              Arrays.asList(base64.encodeToString(original), type, base64.encodeToString(display)));
      return ((Number) found).doubleValue();
    } catch (RefusedPictureException e) {
      return -1;
    }
  }
}
