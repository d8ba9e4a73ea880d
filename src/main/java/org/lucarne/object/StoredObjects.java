package org.lucarne.object;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The objects of shares. */
@ApplicationScoped
public class StoredObjects implements PanacheRepository<StoredObject> {

  /** All of them, the manifest first, then by position. */
  public List<StoredObject> ofShare(String shareId) {
    return list("shareId = ?1 order by position, id", shareId);
  }

  /** Those of one image, the original first where there is one. */
  public List<StoredObject> ofImage(String shareId, int position) {
    return list("shareId = ?1 and position = ?2 order by id", shareId, position);
  }

  public Optional<StoredObject> find(String shareId, int position, Rendition rendition) {
    return find(shareId, position, rendition, LockModeType.NONE);
  }

  /** The same, with its row locked until the transaction ends. */
  public Optional<StoredObject> findLocked(String shareId, int position, Rendition rendition) {
    return find(shareId, position, rendition, LockModeType.PESSIMISTIC_WRITE);
  }

  private Optional<StoredObject> find(
      String shareId, int position, Rendition rendition, LockModeType lock) {
    return find(
            "shareId = ?1 and position = ?2 and rendition = ?3",
            shareId,
            position,
            rendition.slug())
        .withLock(lock)
        .firstResultOptional();
  }

  /** Leaves display and thumbnail of an original to be made. */
  public void renditionsToBeMade(String shareId, int position) {
    persist(StoredObject.toBeMade(shareId, position, Rendition.DISPLAY));
    persist(StoredObject.toBeMade(shareId, position, Rendition.THUMBNAIL));
  }

  public boolean anyAwaited(String shareId) {
    return count("shareId = ?1 and state = 'awaited'", shareId) > 0;
  }

  /** Storage keys of deleted shares whose bytes are still there, and may be tried now. */
  public List<String> keysToDelete(Instant now, int limit) {
    return getEntityManager()
        .createNativeQuery(
            """
            SELECT o.storage_key FROM stored_object o JOIN share s ON s.id = o.share_id
            WHERE s.state = 'deleted' AND o.storage_key IS NOT NULL
              AND (o.delete_again_at IS NULL OR o.delete_again_at <= :now)
            ORDER BY o.delete_again_at NULLS FIRST
            """,
            String.class)
        .setParameter("now", now)
        .setMaxResults(limit)
        .getResultList()
        .stream()
        .map(String.class::cast)
        .toList();
  }

  /**
   * Storage would not delete it: it is left alone for a minute, then for twice as long each time.
   */
  public void postponeDeletion(String storageKey, Instant now) {
    getEntityManager()
        .createNativeQuery(
            """
            UPDATE stored_object SET delete_attempts = delete_attempts + 1,
              delete_again_at = CAST(:now AS timestamptz)
                + least(interval '6 hours', interval '1 minute' * 2 ^ least(delete_attempts, 20))
            WHERE storage_key = :key
            """)
        .setParameter("now", now)
        .setParameter("key", storageKey)
        .executeUpdate();
  }

  /** The bytes under this key are gone. */
  public void forget(String storageKey) {
    getEntityManager()
        .createNativeQuery(
            """
            UPDATE stored_object SET storage_key = NULL, delete_again_at = NULL
            WHERE storage_key = :key
            """)
        .setParameter("key", storageKey)
        .executeUpdate();
  }
}
