package org.lucarne.object;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;
import org.lucarne.storage.StorageFailure;

/**
 * The storing protocol: note the transfer, stream to storage, commit, and only then answer.
 * Whatever fails, an object is either stored whole and promised by its row, or the row of its
 * transfer tells the sweeper what to remove. Nothing else puts anything into storage.
 */
@ApplicationScoped
public class StoreObject {
  private final Transfers transfers;
  private final ObjectStore store;

  StoreObject(Transfers transfers, ObjectStore store) {
    this.transfers = transfers;
    this.store = store;
  }

  /** What becomes of bytes that are in storage, decided in one transaction. */
  public interface Commit {
    /**
     * Promises them, by {@link Transfers#promise}; false when nobody needs them. What it throws
     * rolls the transaction back, and the bytes are removed.
     */
    boolean promise(ObjectKey key);
  }

  /**
   * Stores exactly {@code size} bytes under a key of their own; false when nobody needed them, and
   * they are removed again.
   *
   * @param deadAt when the sweeper gives the transfer up
   * @throws IOException what the stream threw, or that it ended early; nothing stays of it
   * @throws StorageFailure when storage failed; nothing is promised then
   */
  public boolean store(String shareId, Instant deadAt, InputStream bytes, long size, Commit commit)
      throws IOException {
    ObjectKey key = ObjectKey.fresh();
    transfers.begin(key, shareId, deadAt);
    try {
      store.put(key, bytes, size);
    } catch (StorageFailure e) {
      // Storage may still finish a put that it did not answer in time: the transfer's row stays,
      // and the sweeper deletes once more.
      delete(key);
      throw e;
    } catch (IOException | RuntimeException e) {
      discard(key);
      throw e;
    }
    boolean promised = commit(key, commit);
    if (!promised) {
      discard(key);
    }
    return promised;
  }

  /**
   * After a refusal the bytes are removed. Where the database failed to end the transaction nobody
   * knows whether it did, so they stay: the sweeper will see in the rows whether they are alive.
   */
  private boolean commit(ObjectKey key, Commit commit) {
    AtomicBoolean decided = new AtomicBoolean();
    try {
      return transfers.inTransaction(() -> {
        boolean promised = commit.promise(key);
        decided.set(true);
        return promised;
      });
    } catch (RuntimeException e) {
      if (!decided.get()) {
        discard(key);
      }
      throw e;
    }
  }

  /**
   * Removes what a transfer left that came to nothing; what cannot be removed now, the sweeper
   * will.
   */
  private void discard(ObjectKey key) {
    if (delete(key)) {
      transfers.end(key);
    }
  }

  private boolean delete(ObjectKey key) {
    try {
      store.delete(key);
      return true;
    } catch (StorageFailure e) {
      Log.warn("what a broken transfer left is for the sweeper", e);
      return false;
    }
  }
}
