package org.lucarne.share;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
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

  /** Storage keys of deleted shares whose bytes are still there. */
  public List<String> keysToDelete(int limit) {
    return getEntityManager()
        .createQuery(
            "select o.storageKey from StoredObject o, Share s where s.id = o.shareId"
                + " and s.state = 'deleted' and o.storageKey is not null",
            String.class)
        .setMaxResults(limit)
        .getResultList();
  }

  /** The bytes under this key are gone. */
  public void forget(String storageKey) {
    update("storageKey = null where storageKey = ?1", storageKey);
  }
}
