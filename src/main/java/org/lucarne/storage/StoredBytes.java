package org.lucarne.storage;

import java.io.IOException;
import java.io.InputStream;

/**
 * One object opened for reading. Its stream yields exactly {@code sizeBytes} bytes or throws a
 * {@link StorageReadException}; an end of the stream is the object's end.
 *
 * <p>It holds a connection or a file: close it. Closing before the end gives up what is left.
 */
public record StoredBytes(long sizeBytes, InputStream stream) implements AutoCloseable {
  public StoredBytes {
    if (sizeBytes < 0) {
      throw new IllegalArgumentException("A size of " + sizeBytes + " bytes");
    }
  }

  @Override
  public void close() {
    try {
      stream.close();
    } catch (IOException alreadyBroken) {
      // What was read has been checked as it was read; there is nothing left to lose.
    }
  }
}
