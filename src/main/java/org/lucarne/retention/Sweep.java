package org.lucarne.retention;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.lucarne.audit.EventMonths;
import org.lucarne.custody.RotateIdentities;
import org.lucarne.share.ChangeShare;
import org.lucarne.share.Shares;
import org.lucarne.share.StoredObjects;
import org.lucarne.share.Transfers;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;
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
  private final EventMonths eventMonths;
  private final RotateIdentities rotateIdentities;
  private final ObjectStore store;
  private final DatabaseClock clock;
  private final SweepMeters meters;

  Sweep(
      Shares shares,
      StoredObjects objects,
      Transfers transfers,
      ChangeShare changeShare,
      OldRows oldRows,
      EventMonths eventMonths,
      RotateIdentities rotateIdentities,
      ObjectStore store,
      DatabaseClock clock,
      SweepMeters meters) {
    this.shares = shares;
    this.objects = objects;
    this.transfers = transfers;
    this.changeShare = changeShare;
    this.oldRows = oldRows;
    this.eventMonths = eventMonths;
    this.rotateIdentities = rotateIdentities;
    this.store = store;
    this.clock = clock;
    this.meters = meters;
  }

  @Scheduled(
      every = "${lucarne.sweep-every:PT1M}",
      delayed = "5s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void onSchedule() {
    sweep();
  }

  /** Everything that is due now. What fails is logged, and holds up nothing else. */
  public void sweep() {
    meters.begin();
    attempt("destroying keys", this::destroyKeys);
    attempt("deleting objects", this::deleteObjects);
    attempt("deleting orphans", this::deleteOrphans);
    attempt("removing old rows", oldRows::remove);
    attempt("making months of events", this::makeMonths);
    attempt("dropping empty months of events", this::dropMonths);
    attempt("rotating identities", rotateIdentities::rotate);
    meters.end();
  }

  private void makeMonths() {
    QuarkusTransaction.requiringNew().run(() -> eventMonths.prepare(clock.now()));
  }

  private void dropMonths() {
    QuarkusTransaction.requiringNew().run(() -> eventMonths.dropEmpty(clock.now()));
  }

  private boolean attempt(String what, Runnable step) {
    try {
      step.run();
      return true;
    } catch (RuntimeException e) {
      Log.warnf(e, "%s failed; the next sweep tries again", what);
      meters.failed(what);
      return false;
    }
  }

  private void destroyKeys() {
    List<String> due;
    do {
      due = QuarkusTransaction.requiringNew().call(() -> shares.idsToDelete(clock.now(), BATCH));
      due.forEach(changeShare::deleteIfDue);
    } while (due.size() == BATCH);
  }

  private void deleteObjects() {
    boolean progress = true;
    for (List<String> keys = keysToDelete(); progress && !keys.isEmpty(); keys = keysToDelete()) {
      progress = false;
      for (String key : keys) {
        progress |= attempt("deleting an object", () -> deleteObject(key));
      }
    }
  }

  private List<String> keysToDelete() {
    return QuarkusTransaction.requiringNew().call(() -> objects.keysToDelete(BATCH));
  }

  private void deleteObject(String key) {
    store.delete(new ObjectKey(key));
    QuarkusTransaction.requiringNew().run(() -> objects.forget(key));
  }

  private void deleteOrphans() {
    List<String> dead = QuarkusTransaction.requiringNew().call(() -> transfers.dead(clock.now()));
    for (String key : dead) {
      attempt("deleting an orphan", () -> deleteOrphan(key));
    }
  }

  /** The row stays locked meanwhile: a late commit of the same transfer waits, and is refused. */
  private void deleteOrphan(String key) {
    QuarkusTransaction.requiringNew()
        .run(() -> {
          if (transfers.lock(key)) {
            store.delete(new ObjectKey(key));
            transfers.end(key);
          }
        });
  }
}
