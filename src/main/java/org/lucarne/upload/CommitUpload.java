package org.lucarne.upload;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import org.lucarne.audit.EventType;
import org.lucarne.audit.Events;
import org.lucarne.object.OriginalStored;
import org.lucarne.object.Rendition;
import org.lucarne.object.StoredContent;
import org.lucarne.object.StoredObject;
import org.lucarne.object.StoredObjects;
import org.lucarne.object.Transfers;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.share.Share;
import org.lucarne.share.ShareState;
import org.lucarne.share.Shares;
import org.lucarne.storage.ObjectKey;
import org.lucarne.time.DatabaseClock;

/** What the bytes of an upload become once they are in storage. */
@ApplicationScoped
public class CommitUpload {
  private final Shares shares;
  private final StoredObjects objects;
  private final Transfers transfers;
  private final Events events;
  private final DatabaseClock clock;
  private final Event<OriginalStored> originalStored;

  CommitUpload(
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
   * Makes the object stored, and the share complete if it was the last; false when another upload
   * of it was first.
   *
   * <p>The share's row is locked first: of two transfers that end at the same moment, the second
   * sees the first, so one of them completes the share.
   */
  boolean promise(ObjectKey key, Target target, StoredContent content) {
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
      return false;
    }
    if (share.stateAt(now) != ShareState.OPEN) {
      throw notOpen();
    }
    if (!transfers.promise(object, key, content, now)) {
      throw new ProblemException(
              ProblemType.STORAGE_UNAVAILABLE, "The transfer took too long; please send it again.")
          .retryAfter(Duration.ofSeconds(1));
    }
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
    return true;
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
