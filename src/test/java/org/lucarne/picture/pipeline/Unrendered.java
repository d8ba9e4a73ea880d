package org.lucarne.picture.pipeline;

import jakarta.enterprise.inject.spi.CDI;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The rows of images without renditions, changed behind the service's back. */
final class Unrendered {
  private Unrendered() {}

  /** What other tests left is for nobody. */
  static void leaveAll() {
    run("UPDATE stored_object SET next_attempt_at = 'infinity' WHERE state = 'making'");
  }

  /** As if a process had taken the share's images on and was killed. */
  static void takenByAProcessThatDied(String shareId) {
    UnrenderedImages images = CDI.current().select(UnrenderedImages.class).get();
    UnrenderedImage taken = images.take().orElseThrow();
    if (!taken.shareId().equals(shareId)) {
      throw new IllegalStateException("another test's image was to be done first");
    }
  }

  /** As the version before left it, which makes no renditions. */
  static void storedByTheVersionBefore(String shareId) {
    run("DELETE FROM stored_object WHERE state = 'making' AND share_id = '" + shareId + "'");
  }

  /** As a version before generations were counted left it. */
  static void refusedByAnOlderVersion(String shareId) {
    run(
        "UPDATE stored_object SET state = 'refused', refusal = 'incoherent', next_attempt_at = NULL"
            + " WHERE state = 'making' AND share_id = '"
            + shareId
            + "'");
  }

  /** As the version before wrote it, which knew only yes and no. */
  static void linkOfTheVersionBefore(String linkId) {
    run("UPDATE link SET downloads = NULL WHERE id = '" + linkId + "'");
  }

  private static void run(String sql) {
    try (var connection = CDI.current().select(DataSource.class).get().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }
}
