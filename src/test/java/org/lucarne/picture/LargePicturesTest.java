package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The largest pictures that are rendered, as telephones and scanners make them. */
@EnabledOnOs(OS.LINUX)
class LargePicturesTest {
  private static final int SIDE = 14_000;

  private final RenderPicture render = new RenderPicture(TestPictureConfig.DEFAULT);

  @AfterEach
  void end() {
    render.close();
  }

  /** Decoded whole, they would take 600 MB. */
  @ParameterizedTest
  @ValueSource(
      strings = {"large.jpg[Q=80]", "large.png[compression=1]", "large.tif[compression=lzw]"})
  void almostTwoHundredMegapixelsAreRenderedInHalfOfThatMemory(
      String written, @TempDir Path directory) throws Exception {
    Path file = directory.resolve(written.replaceAll("\\[.*", ""));
    vips("black", directory.resolve(written).toString(), SIDE + "", SIDE + "", "--bands", "3");
    byte[] original = Files.readAllBytes(file);

    Rendered rendered = render.render(new ByteArrayInputStream(original), original.length);

    assertThat(rendered.width()).isEqualTo(Rendered.DISPLAY_PIXELS);
    assertThat(rendered.incomplete()).isFalse();
    long peak = peakKilobytes();
    System.out.printf(
        "%s of %d megapixels: %d MB%n", file.getFileName(), SIDE * SIDE / 1_000_000, peak / 1024);
    assertThat(peak).isBetween(50_000L, 300_000L);
  }

  private static long peakKilobytes() throws Exception {
    ProcessHandle worker =
        ProcessHandle.current()
            .children()
            .filter(each ->
                each.info().commandLine().orElse("").endsWith(PictureWorker.class.getName()))
            .findFirst()
            .orElseThrow();
    String peak =
        Files.readAllLines(Path.of("/proc", Long.toString(worker.pid()), "status")).stream()
            .filter(line -> line.startsWith("VmHWM"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(peak.replaceAll("\\D", ""));
  }

  private static void vips(String... arguments) throws Exception {
    ProcessBuilder builder = new ProcessBuilder("vips");
    builder.command().addAll(List.of(arguments));
    Process process = builder.inheritIO().start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
