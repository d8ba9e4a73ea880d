package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/** What telephones and programs really make passes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealPhotographsTest {
  private static final Path PHOTOGRAPHS = Path.of("/usr/share/forensics-samples/original-files");

  private final RenderPicture render = new RenderPicture(TestPictureConfig.DEFAULT);

  @AfterAll
  void end() {
    render.close();
  }

  @TestFactory
  Stream<DynamicTest> aRealPictureIsShownWhole() throws IOException {
    return pictures().stream()
        .map(path ->
            dynamicTest(
                path.getFileName().toString(),
                () -> {
                  byte[] original = Files.readAllBytes(path);
                  Rendered rendered =
                      render.render(new ByteArrayInputStream(original), original.length);
                  assertThat(rendered.incomplete()).isFalse();
                  assertThat(rendered.pages()).isEqualTo(1);
                }));
  }

  @Test
  void noneIsRefusedWhileFourProcessesBurnTheProcessor() throws Exception {
    RenderPicture asInstalled =
        new RenderPicture(
            TestPictureConfig.DEFAULT.within(Duration.ofSeconds(10)).until(Duration.ofMinutes(1)));
    List<Process> burning = new ArrayList<>();
    try {
      for (int i = 0; i < 4; i++) {
        burning.add(new ProcessBuilder("sh", "-c", "while :; do :; done").start());
      }
      for (Path path : pictures()) {
        byte[] original = Files.readAllBytes(path);
        Rendered rendered = asInstalled.render(new ByteArrayInputStream(original), original.length);
        assertThat(rendered.incomplete()).as(path.toString()).isFalse();
      }
    } finally {
      burning.forEach(Process::destroyForcibly);
      asInstalled.close();
    }
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
