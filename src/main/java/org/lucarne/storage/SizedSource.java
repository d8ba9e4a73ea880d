package org.lucarne.storage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * The bytes to be stored, held to their declared size. It remembers what the source threw, because
 * an HTTP client wraps it beyond recognition, and throws it again at every later read, so that a
 * client which tried twice could not store a remainder.
 *
 * <p>The last bytes are given out only once the source is known to end there: storage, which is
 * told the size beforehand, never holds a whole object whose source was too long. The first {@value
 * #KEPT_BYTES} bytes are kept until more are asked for, so that a connection that turns out to be
 * dead costs nothing.
 */
final class SizedSource extends InputStream {
  /** One piece as the S3 client signs it: read whole before its first byte is sent. */
  static final int KEPT_BYTES = 128 * 1024;

  private final InputStream source;
  private final long sizeBytes;
  private long remainingBytes;
  private @Nullable ByteArrayOutputStream head = new ByteArrayOutputStream();
  private byte[] again = {};
  private boolean ended;
  private @Nullable Throwable failure;

  SizedSource(InputStream source, long sizeBytes) {
    if (sizeBytes < 1) {
      throw new IllegalArgumentException("A size of " + sizeBytes + " bytes");
    }
    this.source = source;
    this.sizeBytes = sizeBytes;
    this.remainingBytes = sizeBytes;
  }

  /** Begins again; false when more was given out than is kept. */
  boolean rewind() {
    if (head == null) {
      return false;
    }
    again = head.toByteArray();
    remainingBytes = sizeBytes;
    return true;
  }

  /** Whether every byte was given out and the source ended after it. */
  boolean exhausted() {
    return ended;
  }

  /** Throws what the source threw, as it was thrown; does nothing if it did not fail. */
  void rethrowFailure() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(failure);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    rethrowFailure();
    if (length == 0) {
      return 0;
    }
    try {
      return readWithinSize(buffer, offset, length);
    } catch (IOException | RuntimeException | Error e) {
      failure = e;
      throw e;
    }
  }

  private int readWithinSize(byte[] buffer, int offset, int length) throws IOException {
    if (remainingBytes == 0) {
      requireEnd();
      return -1;
    }
    int count = readHeadOrSource(buffer, offset, (int) Math.min(length, remainingBytes));
    if (count < 0) {
      throw new IOException(
          "The source ended after " + (sizeBytes - remainingBytes) + " of " + sizeBytes + " bytes");
    }
    remainingBytes -= count;
    if (remainingBytes == 0) {
      requireEnd();
    }
    return count;
  }

  private int readHeadOrSource(byte[] buffer, int offset, int length) throws IOException {
    long position = sizeBytes - remainingBytes;
    if (position < again.length) {
      int count = (int) Math.min(length, again.length - position);
      System.arraycopy(again, (int) position, buffer, offset, count);
      return count;
    }
    int count = source.read(buffer, offset, length);
    if (count > 0 && head != null) {
      head.write(buffer, offset, count);
      head = head.size() <= KEPT_BYTES ? head : null;
    }
    return count;
  }

  private void requireEnd() throws IOException {
    if (!ended && source.read() >= 0) {
      throw new IOException("The source holds more than " + sizeBytes + " bytes");
    }
    ended = true;
  }
}
