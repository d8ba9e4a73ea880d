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
import org.lucarne.object.OpenObject;
import org.lucarne.object.OpenObject.OtherLengthException;
import org.lucarne.object.StoredObject;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.share.Share;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.StorageFailure;

/**
 * Opens stored objects for sending: of a sealed share as they are, of a managed one decrypted.
 * There one of up to {@value #WHOLE_BYTES} bytes is authenticated to its end before its first byte
 * leaves: in memory while the budget lasts, otherwise by reading it twice. A larger one is
 * decrypted while it streams.
 */
@ApplicationScoped
public class ReadObject {
  static final int WHOLE_BYTES = 8 * 1024 * 1024;

  private final OpenObject openObject;
  private final KeyWrap keyWrap;
  private final MemoryBudget memory;

  ReadObject(OpenObject openObject, KeyWrap keyWrap, MemoryBudget memory) {
    this.openObject = openObject;
    this.keyWrap = keyWrap;
    this.memory = memory;
  }

  /** The object's bytes, opened; a problem when that is not possible now. */
  ObjectBytes open(Share share, StoredObject object) {
    if (share.isSealed()) {
      return ciphertext(object);
    }
    KeyedObject keyed = keyed(share, object);
    boolean whole = keyed.bytes() <= WHOLE_BYTES;
    return open(keyed, whole ? OutputStream.nullOutputStream() : null);
  }

  /** The same, authenticated to its end whatever its size, and seen by {@code witness} before. */
  ObjectBytes openAuthenticated(Share share, StoredObject object, OutputStream witness) {
    return open(keyed(share, object), witness);
  }

  private ObjectBytes ciphertext(StoredObject object) {
    ObjectKey key = key(object);
    try {
      long bytes = object.content().orElseThrow(Refused::nothing).bytes();
      return new Ciphertext(openObject.ciphertext(key, bytes));
    } catch (OtherLengthException e) {
      throw damaged(key);
    } catch (StorageFailure e) {
      throw unavailable(e);
    }
  }

  private ObjectBytes open(KeyedObject keyed, @Nullable OutputStream witness) {
    try {
      if (witness != null && keyed.bytes() <= WHOLE_BYTES && memory.tryTake(keyed.bytes())) {
        return inMemory(keyed, witness);
      }
      if (witness != null) {
        keyed.authenticate(witness);
      }
      return new PlaintextStream(keyed, keyed.open());
    } catch (UndecryptableException | OtherLengthException e) {
      throw damaged(keyed.key());
    } catch (StorageFailure | IOException e) {
      throw unavailable(e);
    }
  }

  /** In the memory that was taken for it, and gives back on failure. */
  private ObjectBytes inMemory(KeyedObject keyed, OutputStream witness) throws IOException {
    boolean done = false;
    try (InputStream plaintext = keyed.open()) {
      byte[] all = plaintext.readNBytes((int) keyed.bytes() + 1);
      if (all.length != keyed.bytes()) {
        throw new OtherLengthException(all.length, keyed.bytes());
      }
      witness.write(all);
      done = true;
      return new PlaintextInMemory(all, keyed.type(), memory);
    } finally {
      if (!done) {
        memory.giveBack(keyed.bytes());
      }
    }
  }

  private KeyedObject keyed(Share share, StoredObject object) {
    Identity shareKey =
        keyWrap.unwrap(share.id(), share.wrappedKey().orElseThrow(Refused::nothing));
    return new KeyedObject(
        openObject, key(object), object.content().orElseThrow(Refused::nothing), shareKey);
  }

  private static ObjectKey key(StoredObject object) {
    String key = object.storageKey();
    if (key == null) {
      throw Refused.nothing();
    }
    return new ObjectKey(key);
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
