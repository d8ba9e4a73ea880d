package org.lucarne.share;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lucarne.object.Sha256Digest;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

/**
 * Which share an owner's {@code Idempotency-Key} declared. Kept for 24 hours, per owner; no answer
 * is stored, only what it takes to build the same one again.
 */
@ApplicationScoped
public class IdempotencyKeys {
  /** How long a key is remembered. */
  public static final Duration KEPT = Duration.ofHours(24);

  private final EntityManager database;

  IdempotencyKeys(EntityManager database) {
    this.database = database;
  }

  /**
   * Takes the key for the transaction under way, and finds what it declared before.
   *
   * <p>The lock is the database's advisory one and ends with the transaction: a process that dies
   * leaves no key behind that is "still running".
   */
  Optional<String> take(String owner, String key, Sha256Digest request, Instant now) {
    Object locked =
        database
            .createNativeQuery(
                "SELECT pg_try_advisory_xact_lock(hashtextextended(:owner || ' ' || :key, 0))")
            .setParameter("owner", owner)
            .setParameter("key", key)
            .getSingleResult();
    if (!Boolean.TRUE.equals(locked)) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_IN_PROGRESS, "Wait for the answer to the first request.");
    }
    List<?> rows =
        database
            .createNativeQuery(
                """
                SELECT request_digest, share_id FROM idempotency_key
                WHERE owner = :owner AND key = :key AND created_at > :since
                """)
            .setParameter("owner", owner)
            .setParameter("key", key)
            .setParameter("since", now.minus(KEPT))
            .getResultList();
    return rows.stream().findFirst().map(row -> declaredBefore((Object[]) row, request));
  }

  private static String declaredBefore(Object[] row, Sha256Digest request) {
    if (!new Sha256Digest((byte[]) row[0]).equals(request)) {
      throw new ProblemException(
          ProblemType.IDEMPOTENCY_KEY_REUSED, "A new request needs a new Idempotency-Key.");
    }
    return (String) row[1];
  }

  void remember(String owner, String key, Sha256Digest request, String shareId, Instant now) {
    database
        .createNativeQuery(
            """
            INSERT INTO idempotency_key (owner, key, request_digest, share_id, created_at)
            VALUES (:owner, :key, :digest, :share, :now)
            ON CONFLICT (owner, key) DO UPDATE SET request_digest = excluded.request_digest,
              share_id = excluded.share_id, created_at = excluded.created_at
            """)
        .setParameter("owner", owner)
        .setParameter("key", key)
        .setParameter("digest", request.bytes())
        .setParameter("share", shareId)
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Forgets the keys taken before an instant. */
  public int forgetBefore(Instant instant) {
    return database
        .createNativeQuery("DELETE FROM idempotency_key WHERE created_at < :instant")
        .setParameter("instant", instant)
        .executeUpdate();
  }
}
