package org.lucarne.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.database.ScratchDatabase;

/** Events are laid into months while the program of the version before goes on writing them. */
class EventMonthsMigrationTest {
  /** As the version before wrote them: without a month. */
  private static final String AS_BEFORE =
      """
      INSERT INTO event (share_id, at, type, link_id, view_id, position, rendition)
      VALUES ('share', now(), ?, 'link', 'view', 1, 'original') ON CONFLICT DO NOTHING
      """;

  private static final String SHARE =
      """
      INSERT INTO share (id, owner, custody, state, created_at, upload_by, expires_at, delete_at)
      VALUES ('share', 'owner', 'sealed', 'open', now(), now(), now(), now())
      """;

  @TempDir Path temporary;

  @Test
  void theVersionBeforeGoesOnWritingEvents() throws Exception {
    try (ScratchDatabase database = ScratchDatabase.start(temporary)) {
      migrate(database, "3");
      try (Connection before = database.connections().getConnection()) {
        run(before, SHARE);
        write(before, "opened");
        write(before, "viewed");

        migrate(database, "4");
        write(before, "image-served");
        write(before, "image-served");

        assertThat(types(before)).containsExactly("opened", "viewed", "image-served");
        assertThat(idsRise(before)).isTrue();
        run(before, "DELETE FROM share");
        assertThat(types(before)).isEmpty();
      }
    }
  }

  private static void migrate(ScratchDatabase database, String version) {
    Flyway.configure()
        .dataSource(database.connections())
        .locations("classpath:db/migration")
        .target(version)
        .load()
        .migrate();
  }

  private static void write(Connection connection, String type) throws SQLException {
    try (var insert = connection.prepareStatement(AS_BEFORE)) {
      insert.setString(1, type);
      insert.executeUpdate();
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<String> types(Connection connection) throws SQLException {
    List<String> types = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT type FROM event ORDER BY id")) {
      while (rows.next()) {
        types.add(rows.getString(1));
      }
    }
    return types;
  }

  private static boolean idsRise(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT count(DISTINCT id) = count(*) FROM event")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }
}
