package org.lucarne.sender;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Set;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** What lets a program act for an owner, within scopes and until it expires. Stored hashed. */
@Entity
@Immutable
public class AccessToken {
  @Id private String id;

  @Column(nullable = false)
  private String owner;

  @Column(nullable = false)
  private String label;

  @Column(nullable = false)
  private byte[] digest;

  @Column(nullable = false)
  private String scopes;

  @Column(nullable = false)
  private Instant createdAt;

  @Column(nullable = false)
  private Instant expiresAt;

  private @Nullable Instant revokedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected AccessToken() {}

  AccessToken(
      String id,
      String owner,
      String label,
      byte[] digest,
      Set<String> scopes,
      Instant createdAt,
      Instant expiresAt) {
    this.id = id;
    this.owner = owner;
    this.label = label;
    this.digest = digest.clone();
    this.scopes = String.join(" ", scopes);
    this.createdAt = createdAt;
    this.expiresAt = expiresAt;
  }

  boolean isValidAt(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }

  String owner() {
    return owner;
  }

  Set<String> scopes() {
    return Set.of(scopes.split(" ", -1));
  }

  @Override
  public String toString() {
    return "AccessToken " + id;
  }
}
