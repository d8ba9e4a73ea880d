package org.lucarne.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucarne.setting.StartRefusedException;
import org.lucarne.start.LucarneTestResource;

public class EmbeddedDatabaseTest {
  @TempDir static Path temporary;
  private static Path home;
  private static EmbeddedDatabase database;

  @BeforeAll
  static void start() throws IOException {
    home = Files.createDirectories(temporary.resolve("a home/with 'odd' letters"));
    Files.createDirectories(home.resolve("keys"));
    database = EmbeddedDatabase.start(home, home.resolve("keys"), LucarneTestResource.BINARIES);
  }

  @AfterAll
  static void stop() {
    database.close();
  }

  @ParameterizedTest
  @CsvSource({
    "fsync, on",
    "synchronous_commit, on",
    "full_page_writes, on",
    "listen_addresses, 127.0.0.1",
    "unix_socket_directories, ''",
    "max_connections, 40",
    "log_error_verbosity, terse",
    "log_min_error_statement, panic",
    "password_encryption, scram-sha-256"
  })
  void itRunsAsAServerThatIsMeantToKeepThings(String setting, String value) throws SQLException {
    assertThat(ask(database, "show " + setting)).isEqualTo(value);
  }

  @Test
  void aStrangerWithoutThePasswordIsRefused() {
    String url = database.settings().url();
    assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", ""))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password");
    assertThatThrownBy(() -> DriverManager.getConnection(url, "postgres", "postgres"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
  }

  @Test
  void nobodyIsTrusted() throws IOException {
    List<String> rules =
        Files.readAllLines(home.resolve("postgres/pg_hba.conf")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(rules).isNotEmpty().allMatch(rule -> rule.matches(".*(scram-sha-256|reject)"));
  }

  @Test
  void whatWasRefusedDoesNotStandInTheLog() throws SQLException, IOException {
    assertThatThrownBy(() -> ask(database, "select 'CANARY-7f3a' from nowhere"))
        .isInstanceOf(SQLException.class);
    assertThat(home.resolve("postgres.log"))
        .content()
        .contains("relation \"nowhere\" does not exist")
        .doesNotContain("CANARY-7f3a");
  }

  @Test
  void aRestartKeepsWhatWasStored(@TempDir Path other) throws IOException, SQLException {
    try (EmbeddedDatabase first = start(other)) {
      execute(first, "create table kept as select 'stored' as word");
    }
    assertThat(other.resolve("postgres/postmaster.pid")).doesNotExist();
    try (EmbeddedDatabase second = start(other)) {
      assertThat(ask(second, "select word from kept")).isEqualTo("stored");
    }
  }

  @Test
  void whatIsKilledIsStartedAgainOnTheSamePort(@TempDir Path other) throws Exception {
    try (EmbeddedDatabase killed = start(other)) {
      killed.keepRunning(() -> {});
      execute(killed, "create table kept as select 'stored' as word");
      new LeftoverPostgres(other.resolve("postgres")).process().orElseThrow().destroyForcibly();

      assertThat(askUntilItAnswers(killed, "select word from kept")).isEqualTo("stored");
    }
  }

  private static String askUntilItAnswers(EmbeddedDatabase database, String question)
      throws InterruptedException {
    for (int i = 0; i < 1_200; i++) {
      try {
        return ask(database, question);
      } catch (SQLException notYet) {
        Thread.sleep(100);
      }
    }
    throw new AssertionError("the database does not come back");
  }

  @Test
  void aFirstStartThatWasCutShortBeginsAgain(@TempDir Path other) throws IOException, SQLException {
    Files.writeString(other.resolve("postgres.unfinished"), "");
    Files.createDirectories(other.resolve("postgres/base"));
    Files.writeString(other.resolve("postgres/postgresql.conf"), "");
    Files.createDirectories(other.resolve("keys"));
    Files.writeString(other.resolve("keys/database-password"), "secret\n");
    LucarneTestResource.close(other.resolve("keys/database-password"));
    try (EmbeddedDatabase again = start(other)) {
      assertThat(ask(again, "select 1")).isEqualTo("1");
      assertThat(other.resolve("postgres.unfinished")).doesNotExist();
    }
  }

  @Test
  void theProgramsOfPostgresAreClosedToOthers(@TempDir Path other) throws IOException {
    Path keys = Files.createDirectories(other.resolve("keys"));
    Path binaries = Files.createDirectory(other.resolve("binaries"));
    Files.setPosixFilePermissions(binaries, PosixFilePermissions.fromString("rwxrwxrwx"));
    try (EmbeddedDatabase fresh = EmbeddedDatabase.start(other, keys, binaries)) {
      assertThat(fresh.settings().url()).isNotEmpty();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(binaries)))
          .isEqualTo("rwx------");
    }
  }

  @Test
  void aLostPasswordIsNamedRatherThanReplaced(@TempDir Path other) throws IOException {
    Files.createDirectories(other.resolve("postgres"));
    assertThatThrownBy(() -> start(other))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("database-password is missing");
  }

  private static EmbeddedDatabase start(Path home) throws IOException {
    Path keys = Files.createDirectories(home.resolve("keys"));
    return EmbeddedDatabase.start(home, keys, LucarneTestResource.BINARIES);
  }

  public static Connection connect(EmbeddedDatabase database) throws SQLException {
    return database.settings().connections().getConnection();
  }

  public static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String ask(EmbeddedDatabase database, String sql) throws SQLException {
    try (Connection connection = connect(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getString(1);
    }
  }
}
