package org.lucarne.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import org.lucarne.audit.EventType;
import org.lucarne.audit.Events;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.share.OriginalStored;
import org.lucarne.share.Rendition;
import org.lucarne.share.Share;
import org.lucarne.share.ShareState;
import org.lucarne.share.Shares;
import org.lucarne.share.StoredContent;
import org.lucarne.share.StoredObject;
import org.lucarne.share.StoredObjects;
import org.lucarne.share.Transfers;
import org.lucarne.time.DatabaseClock;

/** The rows around a transfer: noted before its first byte, settled after its last. */
@ApplicationScoped
public class CommitObject {
  private final Shares shares;
  private final StoredObjects objects;
  private final Transfers transfers;
  private final Events events;
  private final DatabaseClock clock;
  private final Event<OriginalStored> originalStored;

  CommitObject(
      Shares shares,
      StoredObjects objects,
      Transfers transfers,
      Events events,
      DatabaseClock clock,
      Event<OriginalStored> originalStored) {
    this.shares = shares;
    this.objects = objects;
    this.transfers = transfers;
    this.events = events;
    this.clock = clock;
    this.originalStored = originalStored;
  }

  /**
   * How a transfer ended.
   *
   * @param content what is stored for the object now
   * @param bytesAreOurs false when another transfer of the same object was first
   */
  record Outcome(StoredContent content, boolean bytesAreOurs) {}

  @Transactional
  void begin(String storageKey, Target target, Instant deadAt) {
    transfers.begin(storageKey, target.shareId(), clock.now(), deadAt);
  }

  @Transactional
  void end(String storageKey) {
    transfers.end(storageKey);
  }

  /**
   * Makes the object stored, and the share complete if it was the last.
   *
   * <p>The share's row is locked first: of two transfers that end at the same moment, the second
   * sees the first, so one of them completes the share.
   */
  @Transactional
  Outcome commit(String storageKey, Target target, StoredContent content) {
    Instant now = clock.now();
    Share share = shares.findById(target.shareId(), LockModeType.PESSIMISTIC_WRITE);
    StoredObject object =
        objects
            .findLocked(target.shareId(), target.position(), target.rendition())
            .orElseThrow(Target::undeclared);
    if (share.stateAt(now) == ShareState.DELETED) {
      throw notOpen();
    }
    if (object.isStored()) {
      return new Outcome(object.content().orElseThrow(), false);
    }
    if (share.stateAt(now) != ShareState.OPEN) {
      throw notOpen();
    }
    if (!transfers.end(storageKey)) {
      throw new ProblemException(
              ProblemType.STORAGE_UNAVAILABLE, "The transfer took too long; please send it again.")
          .retryAfter(Duration.ofSeconds(1));
    }
    object.store(storageKey, content, now);
    if (!share.isSealed() && target.rendition() == Rendition.ORIGINAL) {
      objects.renditionsToBeMade(share.id(), target.position());
      originalStored.fire(new OriginalStored(share.id(), target.position()));
    }
    events.appendForObject(
        share.id(), EventType.OBJECT_STORED, target.position(), target.rendition().slug(), now);
    objects.flush();
    if (!objects.anyAwaited(share.id())) {
      share.complete(now);
      events.append(share.id(), EventType.SHARE_COMPLETED, now);
    }
    return new Outcome(content, true);
  }

  static ProblemException notOpen() {
    return new ProblemException(
        ProblemType.SHARE_NOT_OPEN, "The share takes no more objects; declare a new one.");
  }

  static ProblemException otherBytes(StoredContent stored) {
    return new ProblemException(
            ProblemType.OBJECT_ALREADY_STORED,
            "Other bytes are stored for this object, and nothing is ever overwritten.")
        .with("size", stored.bytes())
        .with("digest", stored.digest());
  }
}
