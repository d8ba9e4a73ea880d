package org.lucarne.view;

import io.quarkus.logging.Log;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.lucarne.picture.MediaType;

/** A plaintext that is decrypted while it is written, chunk by authenticated chunk. */
record PlaintextStream(KeyedObject object, InputStream plaintext) implements ObjectBytes {
  @Override
  public long bytes() {
    return object.bytes();
  }

  @Override
  public MediaType type() {
    return object.type();
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    object.copy(plaintext, out);
  }

  @Override
  public void close() {
    try {
      plaintext.close();
    } catch (IOException e) {
      Log.debugf("closing an object after reading: %s", e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "PlaintextStream of " + object;
  }
}
