package org.lucarne.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/**
 * {@code pictures retry}: what was refused is rendered again, as after libheif was installed or a
 * limit raised. Originals are kept, so nothing has to be sent again.
 */
final class PictureCommands {
  private static final String RETRY =
      """
      UPDATE stored_object o
      SET state = 'making', refusal = NULL, attempts = 0, next_attempt_at = NULL
      FROM share s
      WHERE s.id = o.share_id AND s.custody = 'managed' AND s.state <> 'deleted'
        AND s.expires_at > now() AND o.state = 'refused'
      """;

  private final Map<String, String> variables;
  private final Path userHome;
  private final PrintStream out;

  PictureCommands(Map<String, String> variables, Path userHome, PrintStream out) {
    this.variables = variables;
    this.userHome = userHome;
    this.out = out;
  }

  /** Prints how many renditions a running service will try again. */
  void retry(List<String> arguments) throws IOException, SQLException {
    if (!arguments.isEmpty()) {
      throw new UsageException("pictures retry takes no argument");
    }
    try (CommandDatabase database = CommandDatabase.open(variables, userHome);
        Connection connection = database.connections().getConnection();
        Statement statement = connection.createStatement()) {
      out.println("renditions to be tried again: " + statement.executeUpdate(RETRY));
    }
  }
}
