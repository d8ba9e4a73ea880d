package org.lucarne.start;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A second Java machine on the class path of the tests, which may be killed. */
public final class ChildProgram {
  private ChildProgram() {}

  /** What it says on the error stream appears among what the tests say. */
  public static Process start(Class<?> main, Map<String, String> variables, String... arguments)
      throws IOException {
    return builder(main, variables, arguments)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  static Process startQuietly(Class<?> main, Map<String, String> variables) throws IOException {
    return builder(main, variables).start();
  }

  private static ProcessBuilder builder(
      Class<?> main, Map<String, String> variables, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.add("-cp");
    command.add(
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    command.add(main.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("LUCARNE_") || name.startsWith("QUARKUS_"));
    builder.environment().putAll(variables);
    return builder;
  }

  public static void await(Process process, String line) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String read = output.readLine();
    while (read != null && !read.equals(line)) {
      read = output.readLine();
    }
    if (read == null) {
      throw new IOException("the child ended without \"" + line + "\"");
    }
  }
}
