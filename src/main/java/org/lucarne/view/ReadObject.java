package org.lucarne.view;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.lucarne.custody.KeyWrap;
import org.lucarne.envelope.Identity;
import org.lucarne.envelope.UndecryptableException;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.share.Share;
import org.lucarne.share.StoredObject;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;
import org.lucarne.storage.StorageFailure;
import org.lucarne.view.SealedObject.OtherLengthException;

/**
 * Decrypts stored objects for sending. One of up to {@value #WHOLE_BYTES} bytes is authenticated to
 * its end before its first byte leaves: in memory while the budget lasts, otherwise by reading it
 * twice. A larger one is decrypted while it streams.
 */
@ApplicationScoped
public class ReadObject {
  static final int WHOLE_BYTES = 8 * 1024 * 1024;

  private final ObjectStore store;
  private final KeyWrap keyWrap;
  private final MemoryBudget memory;

  ReadObject(ObjectStore store, KeyWrap keyWrap, MemoryBudget memory) {
    this.store = store;
    this.keyWrap = keyWrap;
    this.memory = memory;
  }

  /** The object's plaintext, opened; a problem when that is not possible now. */
  Plaintext open(Share share, StoredObject object) {
    SealedObject sealed = sealed(share, object);
    boolean whole = sealed.bytes() <= WHOLE_BYTES;
    return open(sealed, whole ? OutputStream.nullOutputStream() : null);
  }

  /** The same, authenticated to its end whatever its size, and seen by {@code witness} before. */
  Plaintext openAuthenticated(Share share, StoredObject object, OutputStream witness) {
    return open(sealed(share, object), witness);
  }

  private Plaintext open(SealedObject sealed, @Nullable OutputStream witness) {
    try {
      if (witness != null && sealed.bytes() <= WHOLE_BYTES && memory.tryTake(sealed.bytes())) {
        return inMemory(sealed, witness);
      }
      if (witness != null) {
        sealed.authenticate(witness);
      }
      return new PlaintextStream(sealed, sealed.open());
    } catch (UndecryptableException | OtherLengthException e) {
      throw damaged(sealed.key());
    } catch (StorageFailure | IOException e) {
      throw unavailable(e);
    }
  }

  /** In the memory that was taken for it, and gives back on failure. */
  private Plaintext inMemory(SealedObject sealed, OutputStream witness) throws IOException {
    boolean done = false;
    try (InputStream plaintext = sealed.open()) {
      byte[] all = plaintext.readNBytes((int) sealed.bytes() + 1);
      if (all.length != sealed.bytes()) {
        throw new OtherLengthException();
      }
      witness.write(all);
      done = true;
      return new PlaintextInMemory(all, sealed.type(), memory);
    } finally {
      if (!done) {
        memory.giveBack(sealed.bytes());
      }
    }
  }

  private SealedObject sealed(Share share, StoredObject object) {
    String key = object.storageKey();
    if (key == null) {
      throw Refused.nothing();
    }
    Identity shareKey =
        keyWrap.unwrap(share.id(), share.wrappedKey().orElseThrow(Refused::nothing));
    return new SealedObject(
        store, new ObjectKey(key), object.content().orElseThrow(Refused::nothing), shareKey);
  }

  private static ProblemException unavailable(Exception e) {
    Log.error("reading an object failed", e);
    return new ProblemException(
            ProblemType.STORAGE_UNAVAILABLE, "The images cannot be read at the moment.")
        .retryAfter(Duration.ofSeconds(5));
  }

  private static ProblemException damaged(ObjectKey key) {
    Log.errorf("the object at '%s' does not open: it was changed in storage", key.value());
    return new ProblemException(
        ProblemType.INTERNAL_ERROR, "The fault has been noted; this image cannot be shown.");
  }
}
