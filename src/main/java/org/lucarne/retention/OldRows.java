package org.lucarne.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.lucarne.share.IdempotencyKeys;
import org.lucarne.share.ShareConfig;
import org.lucarne.share.Shares;
import org.lucarne.time.DatabaseClock;

/** Removes the rows that have served: views, idempotency keys, shares long deleted. */
@ApplicationScoped
public class OldRows {
  /** A view lasts twelve hours at most; a day later nobody can ask for it. */
  private static final Duration VIEWS_KEPT = Duration.ofDays(1);

  private final EntityManager database;
  private final Shares shares;
  private final IdempotencyKeys idempotencyKeys;
  private final ShareConfig config;
  private final DatabaseClock clock;

  OldRows(
      EntityManager database,
      Shares shares,
      IdempotencyKeys idempotencyKeys,
      ShareConfig config,
      DatabaseClock clock) {
    this.database = database;
    this.shares = shares;
    this.idempotencyKeys = idempotencyKeys;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  void remove() {
    Instant now = clock.now();
    database
        .createNativeQuery("DELETE FROM view WHERE created_at < :instant")
        .setParameter("instant", now.minus(VIEWS_KEPT))
        .executeUpdate();
    idempotencyKeys.forgetBefore(now.minus(IdempotencyKeys.KEPT));
    shares.purgeDeletedBefore(now.minus(config.purgeAfter()));
  }
}
