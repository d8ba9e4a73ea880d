package org.lucarne.retention;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.lucarne.audit.EventMonths;
import org.lucarne.custody.RotateIdentities;
import org.lucarne.object.StoredObjects;
import org.lucarne.object.Transfers;
import org.lucarne.share.ChangeShare;
import org.lucarne.share.Shares;
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

  private static final int MOST_FAILURES = 1_000;

  /** How long an orphan that storage would not delete is left alone. */
  private static final Duration ORPHAN_PAUSE = Duration.ofMinutes(10);

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
      Log.warnf("%s failed; the next sweep tries again: %s", what, name(e));
      meters.failed(what);
      return false;
    }
  }

  /** Messages of the database may hold values of rows; those of storage hold none. */
  private static String name(RuntimeException e) {
    return e instanceof StorageFailure
        ? String.valueOf(e.getMessage())
        : e.getClass().getSimpleName();
  }

  private void destroyKeys() {
    List<String> due;
    do {
      due = QuarkusTransaction.requiringNew().call(() -> shares.idsToDelete(clock.now(), BATCH));
      due.forEach(changeShare::deleteIfDue);
    } while (due.size() == BATCH);
  }

  /** What storage will not delete waits for its next turn, and nothing waits for it. */
  private void deleteObjects() {
    int failed = 0;
    List<String> keys;
    do {
      keys = QuarkusTransaction.requiringNew().call(() -> objects.keysToDelete(clock.now(), BATCH));
      for (String key : keys) {
        failed += deleted(() -> deleteObject(key), () -> postponeObject(key)) ? 0 : 1;
      }
      // So many are no matter of single objects: storage is asked no more for now.
    } while (keys.size() == BATCH && failed < MOST_FAILURES);
    tell(failed, "deleting-objects");
  }

  private void deleteObject(String key) {
    store.delete(new ObjectKey(key));
    QuarkusTransaction.requiringNew().run(() -> objects.forget(key));
  }

  private void postponeObject(String key) {
    QuarkusTransaction.requiringNew().run(() -> objects.postponeDeletion(key, clock.now()));
  }

  private static boolean deleted(Runnable deletion, Runnable postponement) {
    try {
      deletion.run();
      return true;
    } catch (RuntimeException e) {
      Log.debugf("an object was not deleted: %s", name(e));
      postponement.run();
      return false;
    }
  }

  /** One line for all of them: each by itself would fill the log of an outage. */
  private void tell(int failed, String step) {
    if (failed > 0) {
      Log.warnf("%s: storage did not delete %d; they are tried again later", step, failed);
      meters.failed(step);
    }
  }

  private void deleteOrphans() {
    List<String> dead = QuarkusTransaction.requiringNew().call(() -> transfers.dead(clock.now()));
    int failed = 0;
    for (String key : dead) {
      failed += deleted(() -> deleteOrphan(key), () -> postponeOrphan(key)) ? 0 : 1;
      if (failed == MOST_FAILURES) {
        break;
      }
    }
    tell(failed, "deleting-orphans");
  }

  private void postponeOrphan(String key) {
    Instant until = clock.now().plus(ORPHAN_PAUSE);
    QuarkusTransaction.requiringNew().run(() -> transfers.postpone(key, until));
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
