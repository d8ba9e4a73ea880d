package org.lucarne.picture;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.coobird.thumbnailator.Thumbnails;

/** How a worker is started: with our Java, what it needs of our class path, and nothing else. */
final class WorkerCommand {
  /** One class of each jar or directory that decoding needs. */
  private static final List<Class<?>> NEEDED = List.of(PictureWorker.class, Thumbnails.class);

  private WorkerCommand() {}

  static ProcessBuilder of(PictureConfig config) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx" + config.memory().asLongValue(),
                "-XX:+UseSerialGC",
                "-XX:MinHeapFreeRatio=5",
                "-XX:MaxHeapFreeRatio=10",
                "-XX:MaxMetaspaceSize=96m",
                "-XX:ReservedCodeCacheSize=64m",
                "-XX:+ExitOnOutOfMemoryError",
                // It would warn, and announce its end, on the line that answers go by.
                "-XX:+DisplayVMOutputToStderr",
                "-Xlog:disable",
                "-Xlog:all=warning:stderr",
                // A crash would write memory, and so pieces of pictures, to the disk.
                "-XX:-CreateCoredumpOnCrash",
                "-XX:ErrorFile=" + (File.separatorChar == '/' ? "/dev/null" : "NUL"),
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-Djava.awt.headless=true",
                "--enable-native-access=ALL-UNNAMED",
                "-D" + PictureWorker.MEMORY + "=" + config.memory().asLongValue(),
                "-D" + PictureWorker.PROCESSOR_TIME + "=" + config.processorTime().toMillis()));
    PictureLibrary.of(config)
        .ifPresent(library -> command.add("-D" + RenderOriginal.LIBRARY + "=" + library));
    command.addAll(List.of("-cp", classPath(), PictureWorker.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(command);
    // The environment holds passwords of the service.
    builder.environment().clear();
    builder.directory(new File(System.getProperty("java.home")));
    return builder;
  }

  private static String classPath() {
    return NEEDED.stream()
        .map(WorkerCommand::location)
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  static String location(Class<?> type) {
    return Stream.ofNullable(type.getProtectionDomain().getCodeSource())
        .map(CodeSource::getLocation)
        .map(url -> {
          try {
            return Path.of(url.toURI()).toAbsolutePath().toString();
          } catch (URISyntaxException e) {
            throw new IllegalStateException("unusable class path entry " + url, e);
          }
        })
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("nobody knows where " + type + " is from"));
  }
}
