package org.lucarne;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What stands in the database, for tests that an answer alone cannot satisfy. */
@Singleton
public class LinkRows {
  private final DataSource database;

  LinkRows(DataSource database) {
    this.database = database;
  }

  /** How many views a link has, counted or not. */
  public long viewsOpened(String linkId) {
    return Long.parseLong(one("SELECT count(*) FROM view WHERE link_id = ?", linkId));
  }

  /** How often a link counts as opened. */
  public int viewsCounted(String linkId) {
    return Integer.parseInt(one("SELECT views FROM link WHERE id = ?", linkId));
  }

  /** Everything that a request could have left behind at a link. */
  public String traces(String linkId) {
    return one(
        "SELECT (SELECT l::text FROM link l WHERE id = x.id) || (SELECT count(*) FROM view WHERE"
            + " link_id = x.id) || '/' || (SELECT count(*) FROM event WHERE link_id = x.id)"
            + " FROM (SELECT ?::text AS id) x",
        linkId);
  }

  /** The key of an original in storage. */
  public String storageKey(String shareId, int position) {
    return one(
        "SELECT storage_key FROM stored_object WHERE storage_key IS NOT NULL"
            + " AND rendition IN ('original', 'manifest') AND position = "
            + position
            + " AND share_id = ?",
        shareId);
  }

  /** Lets a deletion have happened long ago, without moving everybody's clock by a month. */
  public void ageDeletion(String shareId) {
    one(
        "UPDATE share SET deleted_at = deleted_at - interval '31 days',"
            + " expires_at = expires_at - interval '61 days' WHERE id = ? RETURNING id",
        shareId);
  }

  private String one(String sql, String argument) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, argument);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
