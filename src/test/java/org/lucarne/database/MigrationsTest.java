package org.lucarne.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.setting.DatabaseSettings;
import org.lucarne.setting.StartRefusedException;
import org.lucarne.standalone.EmbeddedDatabase;
import org.lucarne.standalone.EmbeddedDatabaseTest;
import org.lucarne.start.ChildProgram;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.start.Main;

/** Schemas older and newer than the program, and programs that start at once. */
class MigrationsTest {
  @TempDir static Path home;
  private static EmbeddedDatabase server;
  private static int databases;

  @BeforeAll
  static void start() throws IOException {
    Path keys = Files.createDirectories(home.resolve("keys"));
    server = EmbeddedDatabase.start(home, keys, LucarneTestResource.BINARIES);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static DatabaseSettings newDatabase() throws SQLException {
    String name = "db" + databases++;
    EmbeddedDatabaseTest.execute(server, "create database " + name);
    DatabaseSettings settings = server.settings();
    return new DatabaseSettings(
        settings.url().replaceFirst("/postgres$", "/" + name),
        settings.user(),
        Optional.empty(),
        settings.passwordFile());
  }

  @Test
  void anEmptyDatabaseIsRefusedUntilItIsMigrated() throws SQLException {
    Migrations migrations = new Migrations(newDatabase().connections());
    assertThatThrownBy(migrations::check)
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("lacks V1")
        .hasMessageContaining("migrate");
    assertThat(migrations.migrate()).isPositive();
    migrations.check();
    assertThat(migrations.migrate()).isZero();
  }

  @Test
  void anOlderSchemaIsRefusedByNameAndLeftAlone() throws SQLException {
    DatabaseSettings database = newDatabase();
    Flyway.configure().dataSource(database.connections()).target("1").load().migrate();
    Migrations migrations = new Migrations(database.connections());
    assertThatThrownBy(migrations::check).hasMessageContaining("lacks V2 (sealed links), V3");
    assertThatThrownBy(migrations::check).as("still").hasMessageContaining("lacks V2");
  }

  @Test
  void aNewerSchemaIsAcceptedEitherWay(@TempDir Path newer) throws Exception {
    DatabaseSettings database = newDatabase();
    new Migrations(database.connections()).migrate();
    Files.writeString(
        newer.resolve("V999__of_a_later_program.sql"), "ALTER TABLE share ADD later text;");
    Flyway.configure()
        .dataSource(database.connections())
        .locations("classpath:db/migration", "filesystem:" + newer)
        .load()
        .migrate();

    Migrations rolledBack = new Migrations(database.connections());
    rolledBack.check();
    assertThat(rolledBack.migrate()).isZero();
  }

  @Test
  void whatCannotBeMigratedIsOneLine() throws SQLException {
    DatabaseSettings database = newDatabase();
    try (var connection = database.connections().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create table somebody_elses (x int)");
    }
    assertThatThrownBy(() -> new Migrations(database.connections()).migrate())
        .isInstanceOf(StartRefusedException.class)
        .message()
        .startsWith("the database's schema cannot be brought up to date: ")
        .hasLineCount(1);
  }

  @Test
  void processesThatStartAtOnceMigrateOnce() throws Exception {
    DatabaseSettings database = newDatabase();
    Map<String, String> variables =
        Map.of(
            "LUCARNE_MODE", "cluster",
            "LUCARNE_DATABASE_URL", database.url(),
            "LUCARNE_DATABASE_USER", database.user().orElseThrow(),
            "LUCARNE_DATABASE_PASSWORD_FILE", database.passwordFile().orElseThrow().toString());
    List<Process> programs = Stream.of(1, 2, 3).map(number -> startMigrating(variables)).toList();
    List<String> said = new java.util.ArrayList<>();
    for (Process program : programs) {
      said.add(new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      assertThat(program.waitFor()).isZero();
    }
    assertThat(said.stream().filter(line -> !line.contains("applied: 0"))).hasSize(1);
    new Migrations(database.connections()).check();
  }

  private static Process startMigrating(Map<String, String> variables) {
    try {
      return ChildProgram.start(Main.class, variables, "migrate");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
