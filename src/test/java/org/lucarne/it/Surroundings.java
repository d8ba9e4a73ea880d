package org.lucarne.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lucarne.storage.S3Server;

/**
 * The database and the storage of one program under test: its own, unless LUCARNE_TEST_DATABASE_URL
 * (with _USER and _PASSWORD) names a PostgreSQL, in which it gets a database of its own, or
 * LUCARNE_TEST_S3_ENDPOINT (with _BUCKET, _ACCESS_KEY and _SECRET_KEY) an S3 server.
 */
final class Surroundings {
  private static final Map<String, String> ENVIRONMENT = System.getenv();

  private final @Nullable String databaseUrl;
  private final Map<String, String> variables = new HashMap<>();

  private Surroundings(@Nullable String databaseUrl) {
    this.databaseUrl = databaseUrl;
  }

  /**
   * @param directory where files with secrets may be put
   */
  static Surroundings of(Path directory) throws IOException {
    String server = ENVIRONMENT.get("LUCARNE_TEST_DATABASE_URL");
    Surroundings surroundings = new Surroundings(server == null ? null : newDatabase(server));
    surroundings.describe(directory);
    return surroundings;
  }

  /** Whether the program brings its database along and keeps objects in its home. */
  static boolean areStandalone() {
    return !ENVIRONMENT.containsKey("LUCARNE_TEST_DATABASE_URL")
        && !ENVIRONMENT.containsKey("LUCARNE_TEST_S3_ENDPOINT");
  }

  Map<String, String> variables() {
    return variables;
  }

  Connection connect(Path home) throws IOException, SQLException {
    if (databaseUrl != null) {
      return DriverManager.getConnection(databaseUrl, user(), password());
    }
    String url = "jdbc:postgresql://127.0.0.1:" + new PostgresProcess(home).port() + "/postgres";
    String password = Files.readString(home.resolve("keys/database-password")).strip();
    return DriverManager.getConnection(url, "postgres", password);
  }

  private void describe(Path directory) throws IOException {
    if (databaseUrl != null) {
      Path file = Files.writeString(directory.resolve("database-password"), password());
      variables.put("LUCARNE_DATABASE_URL", databaseUrl);
      variables.put("LUCARNE_DATABASE_USER", user());
      variables.put("LUCARNE_DATABASE_PASSWORD_FILE", file.toString());
    }
    if (ENVIRONMENT.containsKey("LUCARNE_TEST_S3_ENDPOINT")) {
      S3Server server = S3Server.shared();
      server
          .properties(server.endpoint())
          .forEach((name, value) -> variables.put(variable(name), value));
    }
  }

  private static String variable(String property) {
    return property.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  private static String newDatabase(String server) throws IOException {
    String name = "lucarne_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(server, user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IOException("making a database in " + server, e);
    }
    return server.replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
  }

  private static String user() {
    return ENVIRONMENT.getOrDefault("LUCARNE_TEST_DATABASE_USER", "postgres");
  }

  private static String password() {
    return ENVIRONMENT.getOrDefault("LUCARNE_TEST_DATABASE_PASSWORD", "");
  }
}
