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
import org.lucarne.object.Sha256Digest;
import org.lucarne.object.StoreObject;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.sender.Caller;
import org.lucarne.storage.StorageFailure;
import org.lucarne.time.DatabaseClock;
import org.lucarne.upload.Admission.Awaited;
import org.lucarne.upload.Admission.Held;
import org.lucarne.upload.CheckedObject.DigestMismatchException;

/**
 * Takes one object in: what its sender is told is stored, is stored whole, with the bytes that were
 * announced.
 */
@ApplicationScoped
public class ReceiveObject {
  private final Admit admit;
  private final CommitUpload commit;
  private final StoreObject storeObject;
  private final TransferBounds bounds;
  private final DatabaseClock clock;

  ReceiveObject(
      Admit admit,
      CommitUpload commit,
      StoreObject storeObject,
      TransferBounds bounds,
      DatabaseClock clock) {
    this.admit = admit;
    this.commit = commit;
    this.storeObject = storeObject;
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
      return receive(caller, target, announced, now, sent.body(), seat);
    }
  }

  private Receipt receive(
      Caller caller,
      Target target,
      Announced announced,
      Admission admission,
      InputStream body,
      Seat seat) {
    Instant deadline = clock.now().plus(Seat.LONGEST);
    HashedBody hashed = new HashedBody(body, announced.bytes(), seat, clock, deadline);
    try {
      return switch (admission) {
        case Held held -> compare(held, announced, hashed);
        case Awaited awaited -> take(caller, target, awaited, announced, hashed, deadline);
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
    throw CommitUpload.otherBytes(held.content());
  }

  private Receipt take(
      Caller caller,
      Target target,
      Awaited awaited,
      Announced announced,
      HashedBody body,
      Instant deadline)
      throws IOException {
    CheckedObject object =
        new CheckedObject(
            body,
            announced.bytes(),
            awaited.shareKey(),
            Stream.of(announced.digest(), awaited.declared().digest())
                .filter(Objects::nonNull)
                .toArray(Sha256Digest[]::new));
    // The sweeper waits a little longer than the transfer itself is given.
    Instant deadAt = deadline.plus(Duration.ofMinutes(5));
    try {
      boolean ours =
          storeObject.store(
              target.shareId(),
              deadAt,
              object,
              announced.bytes(),
              key -> commit.promise(key, target, object.content()));
      return ours
          ? new Receipt(object.content(), false)
          : compare(admit.admit(caller, target, announced), object.content().digest());
    } catch (StorageFailure e) {
      throw unavailable(e);
    }
  }

  /** Somebody else has stored it meanwhile. */
  private static Receipt compare(Admission admission, Sha256Digest digest) {
    if (admission instanceof Held held && held.content().digest().equals(digest)) {
      return new Receipt(held.content(), true);
    }
    throw admission instanceof Held held
        ? CommitUpload.otherBytes(held.content())
        : CommitUpload.notOpen();
  }

  private static ProblemException unavailable(StorageFailure failure) {
    Log.error("storing an object failed", failure);
    return new ProblemException(
            ProblemType.STORAGE_UNAVAILABLE, "Nothing was stored. Please send it again shortly.")
        .retryAfter(Duration.ofSeconds(5));
  }
}
