package org.lucarne.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.lucarne.picture.PictureConfig.NativeDecoder;

/**
 * What renditions of real photographs cost; run by {@code .ci/bench-pictures}. The figures are of
 * the whole process that renders, warm: processor time, and the most memory it ever had.
 */
final class PictureBenchmark {
  private static final int WARM_UP = 6;
  private static final int ROUNDS = 5;

  private PictureBenchmark() {}

  /** The arguments are {@code native} or {@code java}, and a photograph. */
  public static void main(String[] args) throws Exception {
    byte[] photograph = Files.readAllBytes(Path.of(args[1]));
    switch (args[0]) {
      case "native" -> ofWorker(NativeDecoder.AUTO, photograph);
      case "java" -> ofWorker(NativeDecoder.OFF, photograph);
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static void ofWorker(NativeDecoder decoder, byte[] photograph) throws Exception {
    RenderPicture render = new RenderPicture(TestPictureConfig.DEFAULT.with(decoder));
    List<ProcessHandle> none = ProcessHandle.current().children().toList();
    for (int i = 0; i < WARM_UP; i++) {
      render.render(new ByteArrayInputStream(photograph), photograph.length);
    }
    ProcessHandle worker =
        ProcessHandle.current()
            .children()
            .filter(each -> !none.contains(each))
            .findFirst()
            .orElseThrow();
    Duration before = worker.info().totalCpuDuration().orElseThrow();
    for (int i = 0; i < ROUNDS; i++) {
      render.render(new ByteArrayInputStream(photograph), photograph.length);
    }
    Duration spent = worker.info().totalCpuDuration().orElseThrow().minus(before);
    report(spent, worker.pid());
    render.close();
  }

  private static void report(Duration spent, long process) throws IOException {
    try (Stream<String> status = Files.lines(Path.of("/proc/" + process + "/status"))) {
      String peak =
          status
              .filter(line -> line.startsWith("VmHWM"))
              .findFirst()
              .orElse("0")
              .replaceAll("\\D", "");
      System.out.printf("%d %d%n", spent.toMillis() / ROUNDS, Long.parseLong(peak) / 1024);
    }
  }
}
