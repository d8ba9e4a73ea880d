package org.lucarne.upload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lucarne.envelope.AgeHeader;
import org.lucarne.envelope.AgeSize;
import org.lucarne.envelope.AuthenticatedCiphertext;
import org.lucarne.envelope.Identity;
import org.lucarne.envelope.NotEncryptedException;
import org.lucarne.object.Sha256Digest;
import org.lucarne.object.StoredContent;
import org.lucarne.picture.MediaType;

/**
 * The object as storage is to get it: a stream of ciphertext whose bytes come out only after the
 * chunk they belong to was opened (where the server has the key), and whose last bytes come out
 * only after the digest was found right. Storage expects a fixed length, so it never completes an
 * object that is not what was announced.
 */
final class CheckedObject extends InputStream {
  private final HashedBody body;
  private final InputStream checked;
  private final long bytes;
  private final Sha256Digest[] expected;
  private final byte[] head = new byte[MediaType.SNIFFED_BYTES];
  private int headBytes;
  private long plaintextBytes;
  private long released;
  private @Nullable Sha256Digest digest;

  /**
   * Reads the age header, and nothing beyond it.
   *
   * @param shareKey null in sealed custody: then header and length are all that can be checked
   * @throws NotEncryptedException when the body does not begin as an age file to one recipient, or
   *     has a length that none can have
   */
  CheckedObject(HashedBody body, long bytes, @Nullable Identity shareKey, Sha256Digest... expected)
      throws IOException {
    this.body = body;
    this.bytes = bytes;
    this.expected = expected;
    byte[] first = body.readNBytes((int) Math.min(AgeHeader.MAX_BYTES, bytes));
    AgeHeader header = AgeHeader.parse(first, first.length);
    long announcedPlaintext = AgeSize.plaintextBytes(bytes, header);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(first), body);
    if (shareKey == null) {
      checked = whole;
      plaintextBytes = announcedPlaintext;
    } else {
      checked = new AuthenticatedCiphertext(whole, shareKey, this::see);
    }
  }

  private void see(byte[] buffer, int offset, int length) {
    int taken = Math.min(length, head.length - headBytes);
    System.arraycopy(buffer, offset, head, headBytes, taken);
    headBytes += taken;
    plaintextBytes += length;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = checked.read(buffer, offset, length);
    if (read > 0) {
      released += read;
      if (released == bytes) {
        check();
      }
    }
    return read;
  }

  private void check() throws DigestMismatchException {
    Sha256Digest found = body.digest();
    for (Sha256Digest announced : expected) {
      if (!announced.equals(found)) {
        throw new DigestMismatchException();
      }
    }
    digest = found;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  /** What storage has, once it has taken everything. */
  StoredContent content() {
    if (digest == null) {
      throw new IllegalStateException("the object was not read to its end");
    }
    MediaType type = MediaType.of(Arrays.copyOf(head, headBytes), headBytes);
    return new StoredContent(bytes, digest, plaintextBytes, type.mime());
  }

  /** The bytes are not those that a digest announced. */
  static final class DigestMismatchException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
