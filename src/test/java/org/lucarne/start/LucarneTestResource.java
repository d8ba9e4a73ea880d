package org.lucarne.start;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lucarne.database.Migrations;
import org.lucarne.setting.DatabaseSettings;
import org.lucarne.setting.QuarkusProperties;
import org.lucarne.setting.Settings;
import org.lucarne.standalone.Standalone;
import org.lucarne.storage.FaultyS3;
import org.lucarne.storage.S3Server;
import org.lucarne.time.AdvancingClock;

/**
 * Starts what {@link Main} starts before the service, in a home of its own under {@code target}.
 *
 * <p>LUCARNE_TEST_DATABASE_URL (with _USER and _PASSWORD) names a PostgreSQL to use instead of the
 * embedded one; each run makes a database of its own in it. The system property {@code
 * lucarne.test.storage=s3} stores in an S3 server.
 */
public final class LucarneTestResource implements QuarkusTestResourceLifecycleManager {
  public static final Path BINARIES = Path.of("target", "postgres-binaries").toAbsolutePath();

  private static final String DATABASE_URL = "LUCARNE_TEST_DATABASE_URL";

  private @Nullable Path home;
  private @Nullable Standalone standalone;

  @Override
  public Map<String, String> start() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      home = Files.createTempDirectory(target, "lucarne-home-");
      Optional<DatabaseSettings> external = externalDatabase(home);
      Map<String, String> variables = new HashMap<>();
      variables.put("LUCARNE_HOME", home.toString());
      variables.put("LUCARNE_PUBLIC_URL", "http://localhost:8081");
      external.ifPresent(database -> variables.put("LUCARNE_DATABASE_URL", database.url()));
      Settings settings = Settings.parse(variables, home);
      standalone = Standalone.prepare(settings, BINARIES, AdvancingClock.START);
      DatabaseSettings database = standalone.database().or(() -> external).orElseThrow();
      new Migrations(database.connections()).migrate();
      Map<String, String> config = QuarkusProperties.of(settings, database, variables);
      config.putAll(storage());
      return config;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    try {
      if (standalone != null) {
        standalone.close();
      }
      if (home != null) {
        delete(home);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** S3 goes through a proxy that tests can make fail. */
  private static Map<String, String> storage() {
    if ("s3".equals(System.getProperty("lucarne.test.storage"))
        || System.getenv("LUCARNE_TEST_S3_ENDPOINT") != null) {
      return S3Server.shared().properties(FaultyS3.shared().endpoint());
    }
    return Map.of("lucarne.storage", "files");
  }

  private static Optional<DatabaseSettings> externalDatabase(Path home) throws IOException {
    String url = System.getenv(DATABASE_URL);
    if (url == null) {
      return Optional.empty();
    }
    String user = System.getenv().getOrDefault("LUCARNE_TEST_DATABASE_USER", "postgres");
    String password = System.getenv().getOrDefault("LUCARNE_TEST_DATABASE_PASSWORD", "");
    String name = "lucarne_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("making a database in " + DATABASE_URL, e);
    }
    String own = url.replaceFirst("(//[^/]+/)[^?]*", "$1" + name);
    Path file = Files.writeString(home.resolve("external-password"), password);
    return Optional.of(
        new DatabaseSettings(own, Optional.of(user), Optional.empty(), Optional.of(file)));
  }

  /** Takes a file away from everybody but its owner, as the program's own files are. */
  public static void close(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
