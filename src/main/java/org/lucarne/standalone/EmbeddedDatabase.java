package org.lucarne.standalone;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.lucarne.encoding.Base64Url;
import org.lucarne.key.SecretFile;
import org.lucarne.setting.DatabaseSettings;
import org.lucarne.setting.StartRefusedException;

/**
 * The PostgreSQL that standalone mode brings along: reached over loopback only and with a password,
 * and as careful with what it committed as any other.
 */
public final class EmbeddedDatabase implements AutoCloseable {
  private static final String USER = "postgres";
  private static final String PASSWORD_FILE = "database-password";

  /** Tells every step of a start; kept here because levels of unreferenced loggers are lost. */
  private static final Logger LIBRARY = Logger.getLogger("io.zonky.test");

  /** How often a start is tried after it ended by itself. */
  private static final int STARTS_AGAIN = 3;

  /** Replaying the log after a crash can take this long. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  static {
    LIBRARY.setLevel(Level.WARNING);
  }

  private final Path data;
  private final EmbeddedPostgres.Builder builder;
  private final DatabaseSettings settings;
  private EmbeddedPostgres postgres;
  private boolean closed;

  private EmbeddedDatabase(
      Path data, EmbeddedPostgres.Builder builder, EmbeddedPostgres postgres, Path passwordFile) {
    this.data = data;
    this.builder = builder;
    this.postgres = postgres;
    this.settings = settings(postgres.getPort(), passwordFile);
  }

  /**
   * Starts it on {@code home/postgres}, which is made at the first start, with the password in
   * {@code keys/database-password}. What an earlier run left running is stopped first.
   *
   * @param binaries where PostgreSQL's programs are unpacked to, once
   */
  public static EmbeddedDatabase start(Path home, Path keys, Path binaries) throws IOException {
    Path data = home.resolve("postgres");
    Path log = home.resolve("postgres.log");
    new LeftoverPostgres(data).stop();
    FirstRun firstRun = new FirstRun(home, data);
    firstRun.begin();
    Path passwordFile = keys.resolve(PASSWORD_FILE);
    String password = password(passwordFile, data);
    if (!Files.exists(log)) {
      SecretFile.write(log, new byte[0]);
    }
    closeToOthers(binaries);
    try {
      EmbeddedPostgres.Builder builder =
          builder(data, passwordFile, password)
              .setOverrideWorkingDirectory(binaries.toFile())
              .setErrorRedirector(Redirect.appendTo(log.toFile()))
              .setOutputRedirector(Redirect.appendTo(log.toFile()));
      EmbeddedPostgres postgres = builder.start();
      closeToOthers(binaries);
      firstRun.end();
      return new EmbeddedDatabase(data, builder, postgres, passwordFile);
    } catch (IOException | RuntimeException e) {
      new LeftoverPostgres(data).stop();
      throw new IOException(
          "the embedded PostgreSQL did not start (" + e.getMessage() + "); see " + log, e);
    }
  }

  /** The library opens it to everybody when it unpacks, and whoever may write there runs as us. */
  private static void closeToOthers(Path binaries) throws IOException {
    Files.createDirectories(binaries);
    Files.setPosixFilePermissions(binaries, PosixFilePermissions.fromString("rwx------"));
  }

  /**
   * The one that another process runs on {@code home/postgres}, where it is ready.
   *
   * <p>Format of the file: pidfile.h of PostgreSQL; its fourth line is the port, its eighth the
   * state.
   */
  public static Optional<DatabaseSettings> running(Path home, Path keys) throws IOException {
    Path file = home.resolve("postgres").resolve("postmaster.pid");
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (lines.size() < 8 || !lines.get(7).strip().equals("ready")) {
      return Optional.empty();
    }
    int port = Integer.parseInt(lines.get(3).strip());
    return Optional.of(settings(port, keys.resolve(PASSWORD_FILE)));
  }

  public DatabaseSettings settings() {
    return settings;
  }

  private static DatabaseSettings settings(int port, Path passwordFile) {
    return new DatabaseSettings(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres",
        Optional.of(USER),
        Optional.empty(),
        Optional.of(passwordFile));
  }

  private static EmbeddedPostgres.Builder builder(Path data, Path passwordFile, String password) {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(data)
            .setCleanDataDirectory(false)
            .setRegisterShutdownHook(false) // Quarkus has to stop before it
            .setPGStartupWait(PATIENCE)
            .setConnectConfig("password", password)
            // These reach initdb, after the library's own "-A trust", and outrank it.
            .setLocaleConfig("auth-local", "reject")
            .setLocaleConfig("auth-host", "scram-sha-256")
            .setLocaleConfig("pwfile", passwordFile.toString())
            // The C library's order of letters changes with its version, and breaks indexes.
            .setLocaleConfig("locale-provider", "builtin")
            .setLocaleConfig("builtin-locale", "C.UTF-8")
            .setLocaleConfig("locale", "C");
    return durable(quiet(builder))
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("unix_socket_directories", "''")
        .setServerConfig("max_connections", "40")
        .setServerConfig("shared_buffers", "32MB");
  }

  /** The library is made for tests and turns durability off; a later setting wins. */
  private static EmbeddedPostgres.Builder durable(EmbeddedPostgres.Builder builder) {
    return builder
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on");
  }

  /** Neither statements nor the values in a violated constraint belong into a log. */
  private static EmbeddedPostgres.Builder quiet(EmbeddedPostgres.Builder builder) {
    return builder
        .setServerConfig("log_min_error_statement", "panic")
        .setServerConfig("log_error_verbosity", "terse")
        .setServerConfig("log_checkpoints", "off");
  }

  private static String password(Path file, Path data) throws IOException {
    if (Files.exists(file)) {
      return new String(SecretFile.read(file), StandardCharsets.US_ASCII).strip();
    }
    if (Files.exists(data)) {
      throw new StartRefusedException(file + " is missing; the database " + data + " needs it");
    }
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    String password = Base64Url.encode(random);
    SecretFile.write(file, (password + "\n").getBytes(StandardCharsets.US_ASCII));
    return password;
  }

  /**
   * Starts it again on the same port whenever it ends by itself, as when the kernel takes its
   * memory. Until then whoever asks it is told to come back.
   *
   * @param lost run when it cannot be started again
   */
  void keepRunning(Runnable lost) throws IOException {
    new LeftoverPostgres(data)
        .process()
        .ifPresentOrElse(
            process -> process.onExit().thenRun(() -> startAgain(lost)), () -> startAgain(lost));
  }

  private void startAgain(Runnable lost) {
    // What it leaves dies within seconds, and holds its files until then.
    for (int attempt = 0; attempt < STARTS_AGAIN; attempt++) {
      if (hasStartedAgain(lost)) {
        return;
      }
      pause();
    }
    System.err.println("PostgreSQL ended by itself, and does not start again; see postgres.log");
    lost.run();
  }

  /** Also true when it is not to be started any more. */
  private synchronized boolean hasStartedAgain(Runnable lost) {
    if (closed) {
      return true;
    }
    System.err.println("PostgreSQL ended by itself; it is started again");
    try {
      LIBRARY.setLevel(Level.OFF);
      postgres.close();
      postgres = builder.setPort(settings.port()).start();
      keepRunning(lost);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    } finally {
      LIBRARY.setLevel(Level.WARNING);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops it, the way that needs no recovery at the next start. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      postgres.close();
      // The library gives up after five seconds, with a line in the log.
      new LeftoverPostgres(data).stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A first start that was cut short leaves a data directory that looks made and is not. Nothing
   * can have been stored in it yet, so the next start begins again.
   */
  private record FirstRun(Path home, Path data) {
    void begin() throws IOException {
      if (Files.exists(mark())) {
        delete();
      } else if (!Files.exists(data)) {
        SecretFile.write(mark(), new byte[0]);
      }
    }

    void end() throws IOException {
      if (Files.deleteIfExists(mark())) {
        // A mark that came back after a power cut would delete what is stored from here on.
        SecretFile.flush(home);
      }
    }

    private void delete() throws IOException {
      if (Files.exists(data)) {
        try (Stream<Path> files = Files.walk(data)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
    }

    private Path mark() {
      return home.resolve("postgres.unfinished");
    }
  }
}
