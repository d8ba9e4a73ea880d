package org.lucarne.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.lucarne.envelope.Identity;
import org.lucarne.object.OpenObject;
import org.lucarne.object.OpenObject.OtherLengthException;
import org.lucarne.object.StoredContent;
import org.lucarne.picture.MediaType;
import org.lucarne.storage.ObjectKey;

/** An object as it lies in storage, and the key to it. */
record KeyedObject(OpenObject opener, ObjectKey key, StoredContent content, Identity shareKey) {

  /** Of the plaintext, as the row says. */
  long bytes() {
    return content.plaintextBytes();
  }

  MediaType type() {
    return MediaType.named(content.mediaType());
  }

  InputStream open() throws IOException {
    return opener.plaintext(key, content, shareKey);
  }

  /** Authenticates it to its end; {@code witness} sees the plaintext. */
  void authenticate(OutputStream witness) throws IOException {
    try (InputStream plaintext = open()) {
      copy(plaintext, witness);
    }
  }

  /** Copies all of an opened object. */
  void copy(InputStream plaintext, OutputStream out) throws IOException {
    long copied = plaintext.transferTo(out);
    if (copied != bytes()) {
      throw new OtherLengthException(copied, bytes());
    }
  }

  @Override
  public String toString() {
    return "KeyedObject " + key;
  }
}
