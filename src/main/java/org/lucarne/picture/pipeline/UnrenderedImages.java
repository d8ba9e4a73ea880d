package org.lucarne.picture.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lucarne.time.DatabaseClock;

/**
 * The images whose renditions are still to be made, shared out among all processes by the database:
 * each is taken on by one of them, and by another when the first has not finished in time.
 */
@ApplicationScoped
public class UnrenderedImages {
  /** Far longer than reading, rendering and storing one image takes. */
  static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  private final EntityManager database;
  private final DatabaseClock clock;

  UnrenderedImages(EntityManager database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Takes on the oldest image that nobody else has; empty when there is none to be done now. */
  @Transactional
  Optional<UnrenderedImage> take() {
    Instant now = clock.now();
    List<?> rows =
        database
            .createNativeQuery(
                """
                UPDATE stored_object
                SET next_attempt_at = :lease, attempts = attempts + 1
                WHERE id = (
                  SELECT o.id FROM stored_object o JOIN share s ON s.id = o.share_id
                  WHERE o.state = 'making' AND o.rendition = 'display'
                    AND s.state <> 'deleted' AND s.expires_at > :now
                    AND (o.next_attempt_at IS NULL OR o.next_attempt_at <= :now)
                  ORDER BY o.id LIMIT 1 FOR UPDATE OF o SKIP LOCKED)
                RETURNING share_id, position, attempts
                """,
                Object[].class)
            .setParameter("lease", now.plus(LEASE))
            .setParameter("now", now)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new UnrenderedImage((String) row[0], (int) row[1], (int) row[2]))
        .findFirst();
  }

  /** Gives it back to be tried again, later each time: 10 s, 20 s, 40 s, up to an hour. */
  @Transactional
  void postpone(UnrenderedImage image) {
    Duration pause = Duration.ofSeconds(10L << Math.min(image.attempts() - 1, 9));
    giveBack(image, clock.now().plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE));
  }

  /** Gives it back to be taken on at once, by whoever comes first. */
  @Transactional
  void release(UnrenderedImage image) {
    giveBack(image, clock.now());
  }

  private void giveBack(UnrenderedImage image, Instant nextAttemptAt) {
    database
        .createNativeQuery(
            """
            UPDATE stored_object SET next_attempt_at = :next
            WHERE share_id = :share AND position = :position
              AND rendition = 'display' AND state = 'making'
            """)
        .setParameter("next", nextAttemptAt)
        .setParameter("share", image.shareId())
        .setParameter("position", image.position())
        .executeUpdate();
  }

  /** In standalone mode, at start: whoever had taken them on is no more. */
  @Transactional
  void releaseAll() {
    database
        .createNativeQuery("UPDATE stored_object SET next_attempt_at = NULL WHERE state = 'making'")
        .executeUpdate();
  }
}
