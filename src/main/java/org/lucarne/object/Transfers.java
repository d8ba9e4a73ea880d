package org.lucarne.object;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.lucarne.storage.ObjectKey;
import org.lucarne.time.DatabaseClock;

/**
 * The transfers under way: for each, the storage key it writes to, noted before its first byte. A
 * transfer that ends removes its row; one that a crash cut off leaves it, and the sweeper finds by
 * it what lies in storage. No listing of a bucket ever decides what is alive.
 */
@ApplicationScoped
public class Transfers {
  private final EntityManager database;
  private final DatabaseClock clock;

  Transfers(EntityManager database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Transactional
  boolean inTransaction(BooleanSupplier decision) {
    return decision.getAsBoolean();
  }

  /** Notes a transfer that is given up for dead at {@code deadAt}. */
  @Transactional
  void begin(ObjectKey key, String shareId, Instant deadAt) {
    database
        .createNativeQuery(
            """
            INSERT INTO transfer (storage_key, share_id, started_at, dead_at)
            VALUES (:key, :share, :now, :dead)
            """)
        .setParameter("key", key.value())
        .setParameter("share", shareId)
        .setParameter("now", clock.now())
        .setParameter("dead", deadAt)
        .executeUpdate();
  }

  /**
   * Ends the transfer, and makes the object stored by its bytes; false if the sweeper had given the
   * transfer up first. The only way for an object to be stored.
   */
  public boolean promise(StoredObject object, ObjectKey key, StoredContent content, Instant now) {
    boolean alive = end(key.value());
    if (alive) {
      object.store(key.value(), content, now);
    }
    return alive;
  }

  @Transactional
  void end(ObjectKey key) {
    end(key.value());
  }

  /** Removes the row; false if the sweeper had given the transfer up and removed it first. */
  public boolean end(String storageKey) {
    return database
            .createNativeQuery("DELETE FROM transfer WHERE storage_key = :key")
            .setParameter("key", storageKey)
            .executeUpdate()
        == 1;
  }

  /** Gives up every transfer: when a single process starts, none can be alive. */
  public int giveUpAll(Instant now) {
    return database
        .createNativeQuery("UPDATE transfer SET dead_at = :now WHERE dead_at > :now")
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Storage keys of transfers that are dead, the oldest first. */
  @SuppressWarnings("unchecked")
  public List<String> dead(Instant now) {
    return database
        .createNativeQuery(
            "SELECT storage_key FROM transfer WHERE dead_at <= :now ORDER BY dead_at LIMIT 1000",
            String.class)
        .setParameter("now", now)
        .getResultList();
  }

  /** Storage would not delete what a dead transfer left: the next sweeps leave it alone. */
  public void postpone(String storageKey, Instant until) {
    database
        .createNativeQuery("UPDATE transfer SET dead_at = :until WHERE storage_key = :key")
        .setParameter("until", until)
        .setParameter("key", storageKey)
        .executeUpdate();
  }

  /** Locks a row until the transaction ends; false where it is gone, or somebody else has it. */
  public boolean lock(String storageKey) {
    return !database
        .createNativeQuery(
            "SELECT 1 FROM transfer WHERE storage_key = :key FOR UPDATE SKIP LOCKED", Integer.class)
        .setParameter("key", storageKey)
        .getResultList()
        .isEmpty();
  }
}
