package org.lucarne.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a command said, and how it ended. */
record Command(int status, String output, String errors) {
  private static final long PATIENCE_SECONDS = 120;

  /** Runs it to its end with these variables added, and none of Lucarne's from outside. */
  static Command run(Path directory, Map<String, String> variables, List<String> words)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("lucarne-it-", ".out");
    Path errors = Files.createTempFile("lucarne-it-", ".err");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(words)
              .directory(directory.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      clean(builder.environment()).putAll(variables);
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(words + " did not end: " + Files.readString(errors));
      }
      return new Command(process.exitValue(), Files.readString(output), Files.readString(errors));
    } finally {
      Files.delete(output);
      Files.delete(errors);
    }
  }

  /** The environment without what configures the program, its client, or the framework. */
  static Map<String, String> clean(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(name -> name.startsWith("LUCARNE_") || name.startsWith("QUARKUS_"));
    return environment;
  }

  /** Its output, once it is sure that it succeeded. */
  String outputOfSuccess() {
    if (status != 0) {
      throw new AssertionError("ended with " + status + ":\n" + output + errors);
    }
    return output.strip();
  }
}
