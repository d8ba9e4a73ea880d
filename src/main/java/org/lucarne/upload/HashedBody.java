package org.lucarne.upload;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import org.lucarne.bound.Seat;
import org.lucarne.encoding.Sha256;
import org.lucarne.object.Sha256Digest;
import org.lucarne.time.DatabaseClock;

/**
 * A request's body: exactly as long as announced, hashed as it passes, and cut off when it takes
 * longer than a transfer may live.
 */
final class HashedBody extends InputStream {
  private final InputStream body;
  private final Seat seat;
  private final DatabaseClock clock;
  private final Instant deadline;
  private final MessageDigest sha256 = Sha256.begin();
  private long left;

  HashedBody(
      InputStream body, long announcedBytes, Seat seat, DatabaseClock clock, Instant deadline) {
    this.body = body;
    this.seat = seat;
    this.clock = clock;
    this.deadline = deadline;
    this.left = announcedBytes;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    if (clock.now().isAfter(deadline)) {
      throw new IOException("the transfer took too long");
    }
    seat.waitForPeer();
    int read = body.read(buffer, offset, (int) Math.min(length, left));
    seat.moved(Math.max(0, read));
    if (read < 0) {
      throw new EOFException("the body ended " + left + " bytes early");
    }
    sha256.update(buffer, offset, read);
    left -= read;
    return read;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  /** The digest of the whole body, once all of it was read; it is asked for once. */
  Sha256Digest digest() {
    if (left > 0) {
      throw new IllegalStateException("the body is not read to its end");
    }
    return new Sha256Digest(sha256.digest());
  }
}
