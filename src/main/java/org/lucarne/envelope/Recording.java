package org.lucarne.envelope;

import java.io.IOException;
import java.io.InputStream;

/**
 * Passes a stream through and keeps a copy of its bytes, until they are released and taken. Keeps
 * what jagged reads ahead: two chunks and a byte, and the header before the first.
 */
final class Recording extends InputStream {
  private static final int CAPACITY_BYTES =
      AgeHeader.MAX_BYTES + AgeSize.NONCE_BYTES + 2 * AgeSize.SEALED_CHUNK_BYTES + 1;

  private final InputStream source;
  private final byte[] bytes = new byte[CAPACITY_BYTES];
  private int taken;
  private int released;
  private int recorded;
  private long forgottenBytes;

  Recording(InputStream source) {
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (recorded + length > CAPACITY_BYTES) {
      forgetTaken();
    }
    int room = CAPACITY_BYTES - recorded;
    if (room == 0) {
      throw new IllegalStateException("reading further ahead than two chunks");
    }
    int read = source.read(buffer, offset, Math.min(length, room));
    if (read > 0) {
      System.arraycopy(buffer, offset, bytes, recorded, read);
      recorded += read;
    }
    return read;
  }

  /** Lets the bytes before that position of the stream be taken. */
  void releaseUpTo(long position) {
    int end = Math.toIntExact(position - forgottenBytes);
    if (end < released || end > recorded) {
      throw new IllegalStateException("releasing bytes that were not recorded");
    }
    released = end;
  }

  /** Takes released bytes; 0 when there are none. */
  int take(byte[] buffer, int offset, int length) {
    int size = Math.min(length, released - taken);
    System.arraycopy(bytes, taken, buffer, offset, size);
    taken += size;
    return size;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private void forgetTaken() {
    System.arraycopy(bytes, taken, bytes, 0, recorded - taken);
    forgottenBytes += taken;
    released -= taken;
    recorded -= taken;
    taken = 0;
  }
}
