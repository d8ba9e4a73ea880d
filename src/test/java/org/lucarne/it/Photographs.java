package org.lucarne.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Real photographs of Debian's forensics-samples-files, taken with a phone: 12 megapixels each. */
final class Photographs {
  private static final Path SAMPLES = Path.of("/usr/share/forensics-samples/original-files");

  static final Path UPRIGHT = SAMPLES.resolve("pic1/IMG_20200827_231612.jpg");

  /** Its sensor was upside down, as its EXIF orientation says. */
  static final Path UPSIDE_DOWN = SAMPLES.resolve("pic2/IMG_20200124_231153.jpg");

  static final List<Path> ALL =
      List.of(
          UPRIGHT,
          UPSIDE_DOWN,
          SAMPLES.resolve("pic2/IMG_20191224_234846.jpg"),
          SAMPLES.resolve("pic2/IMG_20200608_111614.jpg"));

  /** Smaller ones: 1024 by 768 and 800 by 600 pixels. */
  static final List<Path> SMALL =
      List.of(
          SAMPLES.resolve("pic1/IMG-20191006-WA0002.jpg"), SAMPLES.resolve("pic2/d-debian.jpg"));

  private Photographs() {}

  /** Copies under names that can be recognised wherever they turn up. */
  static List<Path> under(Path directory, String mark) throws IOException {
    List<Path> copies = new ArrayList<>();
    for (Path original : ALL) {
      String name = "naevus " + mark + "-" + copies.size() + ".jpg";
      copies.add(Files.copy(original, directory.resolve(name)));
    }
    return copies;
  }
}
