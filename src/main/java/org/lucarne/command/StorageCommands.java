package org.lucarne.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import org.lucarne.object.OpenObject;
import org.lucarne.setting.Settings;
import org.lucarne.setting.StartRefusedException;
import org.lucarne.setting.StorageSettings;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;

/**
 * {@code storage check}: whether storage holds what the rows promise, as after a restore. It
 * changes no row and no object.
 */
final class StorageCommands {
  private static final int BATCH = 1_000;

  /** Calls at the same time: they wait for storage, not for this machine. */
  private static final int AT_ONCE = 16;

  private static final String PROMISED =
      """
      SELECT o.id, o.share_id, o.position, o.rendition, o.storage_key, o.stored_bytes,
             o.stored_digest
      FROM stored_object o JOIN share s ON s.id = o.share_id
      WHERE o.id > ? AND o.state = 'stored' AND s.state <> 'deleted' ORDER BY o.id LIMIT %d
      """
          .formatted(BATCH);

  private final Map<String, String> variables;
  private final Path userHome;
  private final PrintStream out;

  StorageCommands(Map<String, String> variables, Path userHome, PrintStream out) {
    this.variables = variables;
    this.userHome = userHome;
    this.out = out;
  }

  /**
   * Prints a line for each object that is amiss, and at the end how many there are of both.
   *
   * @throws StartRefusedException when anything is amiss
   */
  void check(List<String> arguments) throws IOException, SQLException {
    boolean digests = arguments.equals(List.of("--digests"));
    if (!digests && !arguments.isEmpty()) {
      throw new UsageException("storage check takes --digests, or nothing");
    }
    long checked = 0;
    long amiss = 0;
    try (CommandDatabase database = CommandDatabase.open(variables, userHome);
        Connection connection = database.connections().getConnection()) {
      OpenObject openObject = new OpenObject(store());
      List<PromisedObject> promised = promised(connection, 0);
      while (!promised.isEmpty()) {
        List<String> findings = findings(openObject, promised, digests);
        findings.forEach(out::println);
        checked += promised.size();
        amiss += findings.size();
        promised = promised(connection, promised.getLast().row());
      }
    }
    out.println("objects checked: " + checked);
    if (amiss > 0) {
      throw new StartRefusedException("of the objects that rows promise, " + amiss + " are amiss");
    }
  }

  private static List<String> findings(
      OpenObject openObject, List<PromisedObject> promised, boolean digests) {
    return promised.stream()
        .gather(
            Gatherers.mapConcurrent(
                AT_ONCE,
                object ->
                    object
                        .finding(openObject, digests)
                        .map(what -> object + ": " + what)
                        .orElse("")))
        .filter(finding -> !finding.isEmpty())
        .toList();
  }

  private ObjectStore store() {
    return new StorageSettings(variables, Settings.home(variables, userHome)).open();
  }

  private static List<PromisedObject> promised(Connection connection, long after)
      throws SQLException {
    List<PromisedObject> objects = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(PROMISED)) {
      query.setLong(1, after);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          objects.add(
              new PromisedObject(
                  row.getLong("id"),
                  row.getString("share_id"),
                  row.getInt("position"),
                  row.getString("rendition"),
                  new ObjectKey(row.getString("storage_key")),
                  row.getLong("stored_bytes"),
                  row.getBytes("stored_digest")));
        }
      }
    }
    return objects;
  }
}
