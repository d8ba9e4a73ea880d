package org.lucarne.sender;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.lucarne.time.DatabaseClock;

/**
 * The access tokens, for whoever runs the service and works on its database without it. What a
 * running service does with a token is decided by its row at each request, so all of this has
 * effect at once.
 */
public final class IssuedTokens {
  private final DataSource database;
  private final DatabaseClock clock;

  public IssuedTokens(DataSource database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A token as it may be shown. */
  public record Listed(
      String id,
      String owner,
      String label,
      String scopes,
      Instant createdAt,
      Instant expiresAt,
      String state) {}

  /** A new token in clear: the only time anybody sees it. */
  public String issue(TokenTerms terms) throws SQLException {
    String token = AccessTokenText.fresh();
    Instant now = clock.now();
    String insert =
        """
        INSERT INTO access_token (id, owner, label, digest, scopes, created_at, expires_at)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """;
    try (var connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(insert)) {
      statement.setString(1, AccessTokenText.freshId());
      statement.setString(2, terms.owner());
      statement.setString(3, terms.label());
      statement.setBytes(4, AccessTokenText.digest(token));
      statement.setString(5, String.join(" ", new TreeSet<>(terms.scopes())));
      statement.setObject(6, now.atOffset(ZoneOffset.UTC));
      statement.setObject(7, now.plus(terms.lifetime()).atOffset(ZoneOffset.UTC));
      statement.executeUpdate();
    }
    return token;
  }

  /** Those of one owner, or of all; the oldest first. */
  public List<Listed> list(Optional<String> owner) throws SQLException {
    String select =
        """
        SELECT id, owner, label, scopes, created_at, expires_at, revoked_at FROM access_token
        WHERE owner = coalesce(?, owner) ORDER BY created_at, id
        """;
    Instant now = clock.now();
    List<Listed> found = new ArrayList<>();
    try (var connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setString(1, owner.orElse(null));
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        found.add(listed(rows, now));
      }
    }
    return found;
  }

  private static Listed listed(ResultSet row, Instant now) throws SQLException {
    Instant expiresAt = instant(row, "expires_at");
    @Nullable OffsetDateTime revokedAt = row.getObject("revoked_at", OffsetDateTime.class);
    String unrevoked = now.isBefore(expiresAt) ? "valid" : "expired";
    return new Listed(
        row.getString("id"),
        row.getString("owner"),
        row.getString("label"),
        row.getString("scopes"),
        instant(row, "created_at"),
        expiresAt,
        revokedAt == null ? unrevoked : "revoked");
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  /** Ends a token, if it has not been ended before; false if there is none of this id. */
  public boolean revoke(String id) throws SQLException {
    String update = "UPDATE access_token SET revoked_at = coalesce(revoked_at, ?) WHERE id = ?";
    try (var connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(update)) {
      statement.setObject(1, clock.now().atOffset(ZoneOffset.UTC));
      statement.setString(2, id);
      return statement.executeUpdate() == 1;
    }
  }
}
