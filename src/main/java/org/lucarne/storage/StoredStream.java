package org.lucarne.storage;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Function;

/**
 * An object's bytes on their way out, held to the size that storage announced: an early end, which
 * some servers and proxies make look like a clean one, is a failure and not the end of the stream.
 *
 * <p>The last bytes are given out only once storage ended there too, which is also when the S3
 * client compares its checksum: a reader who counts bytes never takes a spoilt object for a whole
 * one.
 */
final class StoredStream extends InputStream {
  private final InputStream bytes;
  private final long sizeBytes;
  private final Function<Exception, StorageFailure> translation;
  private final Closeable abort;
  private long remainingBytes;
  private boolean ended;
  private boolean closed;

  /**
   * @param translation makes a failure of storage out of whatever {@code bytes} throws
   * @param abort gives up the connection; called instead of closing when bytes are left
   */
  StoredStream(
      InputStream bytes,
      long sizeBytes,
      Function<Exception, StorageFailure> translation,
      Closeable abort) {
    this.bytes = bytes;
    this.sizeBytes = sizeBytes;
    this.translation = translation;
    this.abort = abort;
    this.remainingBytes = sizeBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("The object was closed");
    }
    if (length == 0) {
      return 0;
    }
    try {
      return readWithinSize(buffer, offset, length);
    } catch (StorageReadException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new StorageReadException(translation.apply(e));
    }
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    // An HTTP client closes a stream by reading it to its end: a whole object for nobody.
    if (!ended) {
      abort.close();
    } else {
      bytes.close();
    }
  }

  private int readWithinSize(byte[] buffer, int offset, int length) throws IOException {
    if (remainingBytes == 0) {
      requireEnd();
      return -1;
    }
    int count = bytes.read(buffer, offset, (int) Math.min(length, remainingBytes));
    if (count < 0) {
      throw wrongLength("ended after " + (sizeBytes - remainingBytes));
    }
    remainingBytes -= count;
    if (remainingBytes == 0) {
      requireEnd();
    }
    return count;
  }

  private void requireEnd() throws IOException {
    if (!ended && bytes.read() >= 0) {
      throw wrongLength("went on after " + sizeBytes);
    }
    ended = true;
  }

  private StorageReadException wrongLength(String seen) {
    String message = "Cannot read an object of " + sizeBytes + " bytes: it " + seen + " bytes";
    return new StorageReadException(new StorageFailure(message, true, null));
  }
}
