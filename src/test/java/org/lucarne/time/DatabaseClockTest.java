package org.lucarne.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.lucarne.time.DatabaseClock.ClockUnavailableException;
import org.postgresql.ds.PGSimpleDataSource;

/** On a PostgreSQL whose clock is a table, so that it can be set. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseClockTest {
  private static final Instant NOON = Instant.parse("2061-03-14T12:00:00Z");

  private EmbeddedPostgres postgres;
  private PGSimpleDataSource database;
  private DatabaseClock clock;

  @BeforeAll
  void start() throws IOException, SQLException {
    postgres =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(Path.of("target/postgres-binaries").toFile())
            .start();
    execute(
        "CREATE SCHEMA fake",
        "CREATE TABLE fake.clock (at timestamptz)",
        "INSERT INTO fake.clock VALUES (now())",
        "CREATE FUNCTION fake.clock_timestamp() RETURNS timestamptz LANGUAGE sql"
            + " AS 'SELECT at FROM fake.clock'");
  }

  @BeforeEach
  void freshClock() throws SQLException {
    database = new PGSimpleDataSource();
    database.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
    // Named, the catalogue of the system is looked through in its turn instead of first.
    database.setOptions("-c search_path=fake,pg_catalog");
    clock = new DatabaseClock(database);
    set(NOON);
  }

  @AfterAll
  void end() throws IOException {
    postgres.close();
  }

  @Test
  void itTellsTheTimeOfTheDatabase() {
    assertThat(clock.now()).isBetween(NOON, NOON.plus(Duration.ofMinutes(5)));
  }

  @Test
  void whatHasExpiredStaysExpiredWhenTheClockIsSetBack() throws SQLException {
    Instant before = clock.now();
    set(NOON.minus(Duration.ofHours(3)));
    clock.refresh();

    Instant after = clock.now();

    assertThat(after).isAfterOrEqualTo(before).isBefore(before.plus(Duration.ofMinutes(5)));
    assertThat(clock.now()).isAfterOrEqualTo(after);
  }

  @Test
  void onceTheClockHasCaughtUpItIsFollowedAgain() throws SQLException {
    assertThat(clock.now()).isNotNull();
    set(NOON.minus(Duration.ofHours(3)));
    clock.refresh();
    set(NOON.plus(Duration.ofHours(1)));
    clock.refresh();

    assertThat(clock.now()).isAfterOrEqualTo(NOON.plus(Duration.ofHours(1)));
  }

  @Test
  void withoutTheDatabaseTheLastReadingIsGoneOnFrom() {
    assertThat(clock.now()).isNotNull();
    database.setUrl("jdbc:postgresql://127.0.0.1:1/postgres");
    clock.refresh();

    assertThat(clock.now()).isBetween(NOON, NOON.plus(Duration.ofMinutes(5)));
  }

  @Test
  void withoutAnyReadingThereIsNoTime() {
    database.setUrl("jdbc:postgresql://127.0.0.1:1/postgres");

    assertThatThrownBy(clock::now).isInstanceOf(ClockUnavailableException.class);
  }

  private void set(Instant at) throws SQLException {
    execute("UPDATE fake.clock SET at = '" + at + "'");
  }

  private void execute(String... statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        statement.execute(each);
      }
    }
  }
}
