package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What telephones and programs really make passes. */
class RealPhotographsTest {
  private static final Path PHOTOGRAPHS = Path.of("/usr/share/forensics-samples/original-files");
  private static final int MEGAPIXELS_12 = 12_000_000;

  @TestFactory
  Stream<DynamicTest> aRealPictureIsRead() throws IOException {
    return pictures().stream()
        .map(path ->
            dynamicTest(
                path.getFileName().toString(),
                () -> assertThat(read(path).endBytes()).isEqualTo((int) Files.size(path))));
  }

  @Test
  void fourOfThemHaveTwelveMegapixelsAndOneLiesOnItsHead() throws Exception {
    int large = 0;
    int turned = 0;
    for (Path path : pictures()) {
      PictureHeader header = read(path);
      large += header.width() * header.height() == MEGAPIXELS_12 ? 1 : 0;
      turned += header.orientation() == 3 ? 1 : 0;
    }
    assertThat(large).isEqualTo(4);
    assertThat(turned).isEqualTo(1);
  }

  private static PictureHeader read(Path path) throws Exception {
    return PictureHeader.read(Files.readAllBytes(path), PictureLimits.DEFAULT);
  }

  private static List<Path> pictures() throws IOException {
    try (Stream<Path> files = Files.walk(PHOTOGRAPHS)) {
      List<Path> found =
          files.filter(path -> path.toString().matches("(?i).*\\.(jpg|png)")).toList();
      assertThat(found).hasSizeGreaterThanOrEqualTo(9);
      return found;
    }
  }
}
