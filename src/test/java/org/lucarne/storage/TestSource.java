package org.lucarne.storage;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A source of bytes for puts that watches how it is read, and can be slow or fail. */
final class TestSource extends InputStream {
  private final long sizeBytes;
  private long position;
  private int largestRead;
  private boolean closed;
  private long failAt = Long.MAX_VALUE;
  private @Nullable Exception failure;
  private long pauseEvery = Long.MAX_VALUE;
  private Duration pause = Duration.ZERO;

  private TestSource(long sizeBytes) {
    this.sizeBytes = sizeBytes;
  }

  static TestSource of(long sizeBytes) {
    return new TestSource(sizeBytes);
  }

  /** The bytes such a source yields. */
  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = at(i);
    }
    return bytes;
  }

  /**
   * Fails with an {@link IOException} or an unchecked exception once {@code position} is reached.
   */
  TestSource failingAt(long position, Exception failure) {
    this.failAt = position;
    this.failure = failure;
    return this;
  }

  TestSource pausing(long everyBytes, Duration pause) {
    this.pauseEvery = everyBytes;
    this.pause = pause;
    return this;
  }

  long position() {
    return position;
  }

  int largestRead() {
    return largestRead;
  }

  boolean closed() {
    return closed;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    largestRead = Math.max(largestRead, length);
    fail();
    long untilPause = pauseEvery - position % pauseEvery;
    long until = Math.min(Math.min(sizeBytes, failAt) - position, untilPause);
    if (position >= sizeBytes) {
      return -1;
    }
    int count = (int) Math.min(length, until);
    for (int i = 0; i < count; i++) {
      buffer[offset + i] = at(position + i);
    }
    position += count;
    if (position % pauseEvery == 0) {
      sleep();
    }
    return count;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void fail() throws IOException {
    if (position < failAt || failure == null) {
      return;
    }
    if (failure instanceof IOException e) {
      throw e;
    }
    throw (RuntimeException) failure;
  }

  private void sleep() throws IOException {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  // No period of this divides a power of two, so that a piece out of place is noticed.
  private static byte at(long position) {
    return (byte) (position % 251 + position / 65_521);
  }
}
