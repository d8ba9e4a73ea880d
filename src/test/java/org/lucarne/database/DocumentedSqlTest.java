package org.lucarne.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.project.DocumentBlock;

/** What the documents say to ask the database is something that it can be asked. */
class DocumentedSqlTest {
  private static final Pattern PSQL = Pattern.compile("psql [^\"\n]*\"([^\"]+)\"");

  @Test
  void everyStatementOfTheDocumentsRunsOnTheSchema(@TempDir Path home) throws Exception {
    List<String> statements = statements();
    assertThat(statements).hasSizeGreaterThanOrEqualTo(6);
    try (ScratchDatabase database = ScratchDatabase.start(home)) {
      new Migrations(database.connections()).migrate();
      try (Connection connection = database.connections().getConnection();
          Statement statement = connection.createStatement()) {
        connection.setReadOnly(true);
        for (String sql : statements) {
          run(statement, sql);
        }
      }
    }
  }

  private static List<String> statements() throws Exception {
    List<String> statements = new ArrayList<>();
    for (DocumentBlock block : DocumentBlock.all()) {
      if (block.language().equals("sql")) {
        statements.addAll(List.of(block.text().replaceAll("--.*", "").split(";")));
      }
      PSQL.matcher(block.text())
          .results()
          .map((MatchResult match) -> match.group(1))
          .forEach(statements::add);
    }
    return statements.stream().filter(sql -> !sql.isBlank()).toList();
  }

  private static void run(Statement statement, String sql) {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }
}
