package org.lucarne.view;

import java.io.IOException;
import java.io.OutputStream;
import org.lucarne.picture.MediaType;
import org.lucarne.storage.StoredBytes;

/** An object of a sealed share: it leaves as it lies in storage. */
record Ciphertext(StoredBytes stored) implements ObjectBytes {
  @Override
  public long bytes() {
    return stored.sizeBytes();
  }

  @Override
  public MediaType type() {
    return MediaType.UNKNOWN;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    stored.stream().transferTo(out);
  }

  @Override
  public void close() {
    stored.close();
  }
}
