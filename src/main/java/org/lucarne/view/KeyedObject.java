package org.lucarne.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import org.lucarne.envelope.Decryption;
import org.lucarne.envelope.Identity;
import org.lucarne.picture.MediaType;
import org.lucarne.share.StoredContent;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;
import org.lucarne.storage.StoredBytes;

/** An object as it lies in storage, and the key to it. */
record KeyedObject(ObjectStore store, ObjectKey key, StoredContent content, Identity shareKey) {

  /** Of the plaintext, as the row says. */
  long bytes() {
    return content.plaintextBytes();
  }

  MediaType type() {
    return MediaType.named(content.mediaType());
  }

  /**
   * The plaintext as a stream. Compares the stored length with the row before anything of it is
   * used, and authenticates its first chunk: what fails from its beginning is a problem and not a
   * broken transfer.
   */
  InputStream open() throws IOException {
    StoredBytes stored = store.open(key);
    try {
      if (stored.sizeBytes() != content.bytes()) {
        throw new OtherLengthException();
      }
      return begun(Decryption.open(stored.stream(), shareKey));
    } catch (IOException | RuntimeException e) {
      stored.close();
      throw e;
    }
  }

  private static InputStream begun(InputStream plaintext) throws IOException {
    PushbackInputStream begun = new PushbackInputStream(plaintext);
    int first = begun.read();
    if (first >= 0) {
      begun.unread(first);
    }
    return begun;
  }

  /** Authenticates it to its end; {@code witness} sees the plaintext. */
  void authenticate(OutputStream witness) throws IOException {
    try (InputStream plaintext = open()) {
      copy(plaintext, witness);
    }
  }

  /** Copies all of an opened object. */
  void copy(InputStream plaintext, OutputStream out) throws IOException {
    if (plaintext.transferTo(out) != bytes()) {
      throw new OtherLengthException();
    }
  }

  @Override
  public String toString() {
    return "KeyedObject " + key;
  }

  /** The object has another length than its row says. */
  static final class OtherLengthException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
