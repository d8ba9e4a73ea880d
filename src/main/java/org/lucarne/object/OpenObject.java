package org.lucarne.object;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.lucarne.envelope.Decryption;
import org.lucarne.envelope.Identity;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectMissing;
import org.lucarne.storage.ObjectStore;
import org.lucarne.storage.StorageFailure;
import org.lucarne.storage.StoredBytes;

/** Opens stored objects: storage has as many bytes as their rows promise, or nothing comes out. */
@ApplicationScoped
public class OpenObject {
  private final ObjectStore store;

  public OpenObject(ObjectStore store) {
    this.store = store;
  }

  /**
   * The bytes as they lie in storage; to be closed.
   *
   * @throws OtherLengthException when they are more or fewer
   * @throws ObjectMissing when there are none
   * @throws StorageFailure when storage failed
   */
  public StoredBytes ciphertext(ObjectKey key, long bytes) throws OtherLengthException {
    StoredBytes stored = store.open(key);
    if (stored.sizeBytes() != bytes) {
      stored.close();
      throw new OtherLengthException(stored.sizeBytes(), bytes);
    }
    return stored;
  }

  /**
   * The plaintext, authenticated chunk by chunk, of which the first was: what fails from its
   * beginning fails here. To be closed.
   *
   * @throws IOException besides what {@link #ciphertext} throws, when the key does not open it
   */
  public InputStream plaintext(ObjectKey key, StoredContent content, Identity shareKey)
      throws IOException {
    StoredBytes stored = ciphertext(key, content.bytes());
    try {
      PushbackInputStream plaintext =
          new PushbackInputStream(Decryption.open(stored.stream(), shareKey));
      int first = plaintext.read();
      if (first >= 0) {
        plaintext.unread(first);
      }
      return plaintext;
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  /** An object has another length than its row promises. */
  public static final class OtherLengthException extends IOException {
    private static final long serialVersionUID = 1L;

    public OtherLengthException(long found, long promised) {
      super("has " + found + " bytes in storage, not " + promised);
    }
  }
}
