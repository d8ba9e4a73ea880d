package org.lucarne.upload;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Stream;
import org.lucarne.bound.Peer;
import org.lucarne.bound.Seat;
import org.lucarne.bound.TransferBounds;
import org.lucarne.envelope.NotEncryptedException;
import org.lucarne.envelope.UndecryptableException;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.sender.Caller;
import org.lucarne.share.Sha256Digest;
import org.lucarne.share.StoredContent;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;
import org.lucarne.storage.StorageFailure;
import org.lucarne.time.DatabaseClock;
import org.lucarne.upload.Admission.Awaited;
import org.lucarne.upload.Admission.Held;
import org.lucarne.upload.CheckedObject.DigestMismatchException;

/**
 * Takes one object in by the storing protocol: note the transfer, stream to storage, commit, and
 * only then answer. Whatever fails, an object is either stored whole and acknowledged, or the row
 * of its transfer tells the sweeper what to remove.
 */
@ApplicationScoped
public class ReceiveObject {
  private final Admit admit;
  private final CommitObject commit;
  private final ObjectStore store;
  private final TransferBounds bounds;
  private final DatabaseClock clock;

  ReceiveObject(
      Admit admit,
      CommitObject commit,
      ObjectStore store,
      TransferBounds bounds,
      DatabaseClock clock) {
    this.admit = admit;
    this.commit = commit;
    this.store = store;
    this.bounds = bounds;
    this.clock = clock;
  }

  /**
   * A body on its way, and whose it is.
   *
   * @param canBeLeft whether the sender copes with an answer before the body was taken: over HTTP/2
   *     widespread clients do not, and wait for ever
   */
  record Sent(InputStream body, String address, Peer peer, boolean canBeLeft) {
    @Override
    public String toString() {
      return "Sent";
    }
  }

  /** The receipt for these bytes, new or known. Everything else is a problem. */
  Receipt receive(Caller caller, Target target, Announced announced, Sent sent) {
    Admission admission = admit.admit(caller, target, announced);
    if (sent.canBeLeft()
        && admission instanceof Held held
        && held.content().digest().equals(announced.digest())) {
      return new Receipt(held.content(), true);
    }
    try (Seat seat = bounds.in(target.shareId(), target.object(), sent.address(), sent.peer())) {
      // Whoever left the place may have stored the object.
      Admission now = seat.hadToWait() ? admit.admit(caller, target, announced) : admission;
      return receive(target, announced, now, sent.body(), seat);
    }
  }

  private Receipt receive(
      Target target, Announced announced, Admission admission, InputStream body, Seat seat) {
    Instant deadline = clock.now().plus(Seat.LONGEST);
    HashedBody hashed = new HashedBody(body, announced.bytes(), seat, clock, deadline);
    try {
      return switch (admission) {
        case Held held -> compare(held, announced, hashed);
        case Awaited awaited -> take(target, awaited, announced, hashed, deadline);
      };
    } catch (NotEncryptedException e) {
      throw new ProblemException(ProblemType.NOT_ENCRYPTED, String.valueOf(e.getMessage()));
    } catch (UndecryptableException e) {
      throw new ProblemException(
          ProblemType.UNDECRYPTABLE, "The share key does not open these bytes to their end.");
    } catch (DigestMismatchException e) {
      throw new ProblemException(
          ProblemType.DIGEST_MISMATCH, "The bytes do not have the digest announced for them.");
    } catch (IOException e) {
      // The client went away; the answer is for the rare one that still listens.
      Log.debugf("an upload broke off: %s", e.getMessage());
      throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body did not arrive whole.");
    }
  }

  /** The object is stored: the same bytes are welcome again, others are not. */
  private static Receipt compare(Held held, Announced announced, HashedBody body)
      throws IOException {
    if (held.content().digest().equals(announced.digest())) {
      body.transferTo(OutputStream.nullOutputStream());
      return new Receipt(held.content(), true);
    }
    if (announced.digest() == null && announced.bytes() == held.content().bytes()) {
      body.transferTo(OutputStream.nullOutputStream());
      if (body.digest().equals(held.content().digest())) {
        return new Receipt(held.content(), true);
      }
    }
    throw CommitObject.otherBytes(held.content());
  }

  private Receipt take(
      Target target, Awaited awaited, Announced announced, HashedBody body, Instant deadline)
      throws IOException {
    CheckedObject object =
        new CheckedObject(
            body,
            announced.bytes(),
            awaited.shareKey(),
            Stream.of(announced.digest(), awaited.declared().digest())
                .filter(Objects::nonNull)
                .toArray(Sha256Digest[]::new));
    ObjectKey key = ObjectKey.fresh();
    // The sweeper waits a little longer than the transfer itself is given.
    commit.begin(key.value(), target, deadline.plus(Duration.ofMinutes(5)));
    try {
      store.put(key, object, announced.bytes());
    } catch (StorageFailure e) {
      delete(key);
      throw unavailable(e);
    } catch (IOException | RuntimeException e) {
      discard(key);
      throw e;
    }
    CommitObject.Outcome outcome = commit(key, target, object.content());
    if (outcome.bytesAreOurs()) {
      return new Receipt(outcome.content(), false);
    }
    discard(key);
    if (!outcome.content().digest().equals(object.content().digest())) {
      throw CommitObject.otherBytes(outcome.content());
    }
    return new Receipt(outcome.content(), true);
  }

  /**
   * After a refusal the bytes are removed. After any other failure nobody knows whether the
   * database committed, so they stay: the sweeper will see in the rows whether they are alive.
   */
  private CommitObject.Outcome commit(ObjectKey key, Target target, StoredContent content) {
    try {
      return commit.commit(key.value(), target, content);
    } catch (ProblemException e) {
      discard(key);
      throw e;
    }
  }

  /** Removes what a refused transfer left; what cannot be removed now, the sweeper will. */
  private void discard(ObjectKey key) {
    if (delete(key)) {
      commit.end(key.value());
    }
  }

  /**
   * After a fault of storage this alone is not enough: storage may still finish a put that it did
   * not answer in time. So the transfer's row stays, and the sweeper deletes once more.
   */
  private boolean delete(ObjectKey key) {
    try {
      store.delete(key);
      return true;
    } catch (StorageFailure e) {
      Log.warn("what a broken transfer left is for the sweeper", e);
      return false;
    }
  }

  private static ProblemException unavailable(StorageFailure failure) {
    Log.error("storing an object failed", failure);
    return new ProblemException(
            ProblemType.STORAGE_UNAVAILABLE, "Nothing was stored. Please send it again shortly.")
        .retryAfter(Duration.ofSeconds(5));
  }
}
