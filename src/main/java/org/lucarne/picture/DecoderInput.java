package org.lucarne.picture;

import java.time.Duration;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * What a decoder of Java's may read: these bytes, for a while. The end of the process is what
 * really stops a decoder; this ends most of them earlier and with a reason.
 */
final class DecoderInput extends ImageInputStreamImpl {
  /** A system property, in milliseconds: what the service allows for a whole picture. */
  static final String PROPERTY = "lucarne.picture.deadline";

  private static final Duration TIME = Duration.ofMillis(Long.getLong(PROPERTY, 20_000));

  private final byte[] bytes;
  private final long end = System.nanoTime() + TIME.toNanos();

  DecoderInput(byte[] bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() throws DecodeDeadlineException {
    checkTime();
    bitOffset = 0;
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws DecodeDeadlineException {
    checkTime();
    bitOffset = 0;
    if (length == 0) {
      return 0;
    }
    if (streamPos >= bytes.length) {
      return -1;
    }
    int count = (int) Math.min(length, bytes.length - streamPos);
    System.arraycopy(bytes, (int) streamPos, target, offset, count);
    streamPos += count;
    return count;
  }

  @Override
  public long length() {
    return bytes.length;
  }

  private void checkTime() throws DecodeDeadlineException {
    if (System.nanoTime() - end > 0) {
      throw new DecodeDeadlineException();
    }
  }
}
