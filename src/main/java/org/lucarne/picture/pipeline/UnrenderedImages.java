package org.lucarne.picture.pipeline;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lucarne.picture.RenderPicture;
import org.lucarne.time.DatabaseClock;

/**
 * The images whose renditions are still to be made, shared out among all processes by the database:
 * each is taken on by one of them, and by another when the first has not finished in time.
 */
@ApplicationScoped
public class UnrenderedImages {
  /** Far longer than reading, rendering and storing one image takes. */
  static final Duration LEASE = Duration.ofMinutes(5);

  /**
   * So many processes in a row took the image on and were not heard of again, or lost the process
   * that rendered it: the image ends them, and would end the next one too. With the pauses between
   * attempts it takes more than an hour to be so unlucky on a busy machine.
   */
  static final int MOST_LOST = 11;

  /**
   * The newest rows, in which originals without renditions are looked for: a day of a service that
   * carries millions of messages a month, and everything there is in a smaller one.
   */
  private static final long LOOKED_THROUGH = 2_500_000;

  /** What is new comes first: it waits for no more than these. */
  private static final int RETAKEN_AT_ONCE = 200;

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

  /** Gives it back to be tried again, later each time: after 10 s at first, up to an hour. */
  @Transactional
  void postpone(UnrenderedImage image) {
    giveBack(image, 0);
  }

  /** The same, where it may be the image itself that ends whatever renders it. */
  @Transactional
  void suspect(UnrenderedImage image) {
    giveBack(image, image.lost());
  }

  /** It waits as long as it has waited already: each time about twice as long. */
  private void giveBack(UnrenderedImage image, int lost) {
    database
        .createNativeQuery(
            """
            UPDATE stored_object d
            SET attempts = :lost,
                next_attempt_at = CAST(:now AS timestamptz) + least(interval '1 hour',
                  greatest(interval '10 seconds', CAST(:now AS timestamptz) - o.stored_at))
            FROM stored_object o
            WHERE d.share_id = :share AND d.position = :position
              AND d.rendition = 'display' AND d.state = 'making'
              AND o.share_id = d.share_id AND o.position = d.position AND o.rendition = 'original'
            """)
        .setParameter("lost", lost)
        .setParameter("now", clock.now())
        .setParameter("share", image.shareId())
        .setParameter("position", image.position())
        .executeUpdate();
  }

  /** Gives it back to be taken on at once, by whoever comes first. */
  @Transactional
  void release(UnrenderedImage image) {
    database
        .createNativeQuery(
            """
            UPDATE stored_object SET attempts = 0, next_attempt_at = NULL
            WHERE share_id = :share AND position = :position
              AND rendition = 'display' AND state = 'making'
            """)
        .setParameter("share", image.shareId())
        .setParameter("position", image.position())
        .executeUpdate();
  }

  /**
   * Finds originals that were stored by the version before, which makes no renditions: it may have
   * gone on for a while beside this one.
   */
  @Scheduled(every = "10m")
  @Transactional
  void adopt() {
    database
        .createNativeQuery(
            """
            INSERT INTO stored_object (share_id, position, rendition, state)
            SELECT o.share_id, o.position, r.rendition, 'making'
            FROM stored_object o
            JOIN share s ON s.id = o.share_id AND s.custody = 'managed'
              AND s.state <> 'deleted' AND s.expires_at > :now
            CROSS JOIN (VALUES ('display'), ('thumbnail')) AS r (rendition)
            WHERE o.id > (SELECT max(id) FROM stored_object) - :rows
              AND o.rendition = 'original' AND o.state = 'stored' AND NOT EXISTS (
              SELECT 1 FROM stored_object d
              WHERE d.share_id = o.share_id AND d.position = o.position
                AND d.rendition = 'display')
            ORDER BY o.id, r.rendition
            ON CONFLICT DO NOTHING
            """)
        .setParameter("rows", LOOKED_THROUGH)
        .setParameter("now", clock.now())
        .executeUpdate();
  }

  /**
   * Takes up again what an older generation of the program refused, a bounded number each time. A
   * process of that generation which still runs beside this one may refuse it once more.
   */
  @Scheduled(every = "5m")
  @Transactional
  void retake() {
    int taken =
        database
            .createNativeQuery(
                """
                UPDATE stored_object o
                SET state = 'making', refusal = NULL, attempts = 0, next_attempt_at = NULL
                FROM (
                  SELECT d.share_id, d.position FROM stored_object d
                  JOIN share s ON s.id = d.share_id AND s.custody = 'managed'
                    AND s.state <> 'deleted' AND s.expires_at > :now
                  WHERE d.state = 'refused' AND d.rendition = 'display'
                    AND coalesce(d.refused_by, 1) < :generation
                  ORDER BY d.id DESC LIMIT :most) AS again
                WHERE o.share_id = again.share_id AND o.position = again.position
                  AND o.state = 'refused'
                """)
            .setParameter("now", clock.now())
            .setParameter("generation", RenderPicture.GENERATION)
            .setParameter("most", RETAKEN_AT_ONCE)
            .executeUpdate();
    if (taken > 0) {
      Log.infof("%d renditions that an older version refused are tried again", taken);
    }
  }

  /** In standalone mode, at start: whoever had taken them on is no more. */
  @Transactional
  void releaseAll() {
    database
        .createNativeQuery("UPDATE stored_object SET next_attempt_at = NULL WHERE state = 'making'")
        .executeUpdate();
  }
}
