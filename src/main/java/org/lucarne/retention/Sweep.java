package org.lucarne.retention;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.lucarne.custody.RotateIdentities;
import org.lucarne.share.ChangeShare;
import org.lucarne.share.Shares;
import org.lucarne.share.StoredObjects;
import org.lucarne.share.Transfers;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;
import org.lucarne.storage.StorageFailure;
import org.lucarne.time.DatabaseClock;

/**
 * Makes expiry true: keys first, then bytes, then rows. Each step is small and safe to repeat, so a
 * sweep that is cut off is finished by the next one, here or in another process.
 */
@ApplicationScoped
public class Sweep {
  private static final int BATCH = 100;

  private final Shares shares;
  private final StoredObjects objects;
  private final Transfers transfers;
  private final ChangeShare changeShare;
  private final OldRows oldRows;
  private final RotateIdentities rotateIdentities;
  private final ObjectStore store;
  private final DatabaseClock clock;

  Sweep(
      Shares shares,
      StoredObjects objects,
      Transfers transfers,
      ChangeShare changeShare,
      OldRows oldRows,
      RotateIdentities rotateIdentities,
      ObjectStore store,
      DatabaseClock clock) {
    this.shares = shares;
    this.objects = objects;
    this.transfers = transfers;
    this.changeShare = changeShare;
    this.oldRows = oldRows;
    this.rotateIdentities = rotateIdentities;
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(
      every = "${lucarne.sweep-every:PT1M}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void onSchedule() {
    try {
      sweep();
    } catch (StorageFailure e) {
      Log.warn("A sweep stopped because storage failed; the next one goes on", e);
    }
  }

  /** Everything that is due now. */
  public void sweep() {
    destroyKeys();
    deleteObjects();
    deleteOrphans();
    oldRows.remove();
    rotateIdentities.rotate();
  }

  private void destroyKeys() {
    List<String> due;
    do {
      due = QuarkusTransaction.requiringNew().call(() -> shares.idsToDelete(clock.now(), BATCH));
      due.forEach(changeShare::deleteIfDue);
    } while (due.size() == BATCH);
  }

  private void deleteObjects() {
    List<String> keys;
    do {
      keys = QuarkusTransaction.requiringNew().call(() -> objects.keysToDelete(BATCH));
      for (String key : keys) {
        store.delete(new ObjectKey(key));
        QuarkusTransaction.requiringNew().run(() -> objects.forget(key));
      }
    } while (keys.size() == BATCH);
  }

  /** The rows stay locked meanwhile: a late commit of the same transfer waits, and is refused. */
  private void deleteOrphans() {
    int found;
    do {
      found =
          QuarkusTransaction.requiringNew()
              .call(() -> {
                List<String> keys = transfers.claimDead(clock.now(), BATCH);
                for (String key : keys) {
                  store.delete(new ObjectKey(key));
                  transfers.end(key);
                }
                return keys.size();
              });
    } while (found == BATCH);
  }
}
