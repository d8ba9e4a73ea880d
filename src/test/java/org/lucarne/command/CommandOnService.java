package org.lucarne.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/** A command of the program, run beside the service under test. */
final class CommandOnService {
  private CommandOnService() {}

  /** How it ended, and what it printed. */
  record Said(int code, String out, String err) {}

  static Said run(Config config, List<String> arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new Commands(
                variables(config), Path.of("/nowhere"), new PrintStream(out), new PrintStream(err))
            .run(arguments);
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The settings of the service, as variables. */
  private static Map<String, String> variables(Config config) {
    Map<String, String> variables = new TreeMap<>();
    for (String name : config.getPropertyNames()) {
      if (name.startsWith("lucarne.s3.") || name.equals("lucarne.storage")) {
        config
            .getOptionalValue(name, String.class)
            .ifPresent(value ->
                variables.put(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
      }
    }
    variables.put("LUCARNE_HOME", config.getValue("lucarne.home", String.class));
    variables.put(
        "LUCARNE_DATABASE_URL", config.getValue("quarkus.datasource.jdbc.url", String.class));
    variables.put("LUCARNE_DATABASE_USER", config.getValue("lucarne.database.user", String.class));
    variables.put(
        "LUCARNE_DATABASE_PASSWORD_FILE",
        config.getValue("lucarne.database.password-file", String.class));
    return variables;
  }
}
