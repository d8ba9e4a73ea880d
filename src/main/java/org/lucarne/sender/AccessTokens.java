package org.lucarne.sender;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.lucarne.time.DatabaseClock;

/** The access tokens that were issued. */
@ApplicationScoped
public class AccessTokens implements PanacheRepositoryBase<AccessToken, String> {
  private final DatabaseClock clock;

  public AccessTokens(DatabaseClock clock) {
    this.clock = clock;
  }

  /** Whether none was ever issued. */
  @Transactional
  public boolean isEmpty() {
    return count() == 0;
  }

  /** A new token in clear: the only time anybody sees it. */
  @Transactional
  public String issue(String owner, String label, Set<String> scopes, Instant expiresAt) {
    String token = AccessTokenText.fresh();
    persist(
        new AccessToken(
            AccessTokenText.freshId(),
            owner,
            label,
            AccessTokenText.digest(token),
            scopes,
            clock.now(),
            expiresAt));
    return token;
  }

  /** The row of a token that may be used now. */
  @Transactional
  Optional<AccessToken> findValid(String token) {
    if (!AccessTokenText.isWellFormed(token)) {
      return Optional.empty();
    }
    Instant now = clock.now();
    return find("digest", AccessTokenText.digest(token))
        .firstResultOptional()
        .filter(found -> found.isValidAt(now));
  }
}
