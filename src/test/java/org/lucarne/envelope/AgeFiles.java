package org.lucarne.envelope;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Files to open in tests, and what came out of them. */
final class AgeFiles {
  /** The header that {@link Encryption} writes: one X25519 stanza. */
  static final int HEADER_BYTES = 168;

  private AgeFiles() {}

  /** Opens a file in one of the two ways. */
  interface Opening {
    InputStream open(InputStream file, Identity key) throws IOException;
  }

  static final Opening DECRYPTION = Decryption::open;
  static final Opening AUTHENTICATION =
      (file, key) -> new AuthenticatedCiphertext(file, key, (buffer, offset, length) -> {});

  /** Bytes in which no two chunks are alike. */
  static byte[] plaintext(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = (byte) (i * 31 + i / AgeSize.CHUNK_BYTES);
    }
    return bytes;
  }

  static byte[] encrypted(int plaintextSize, Identity key) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Encryption.encrypt(new ByteArrayInputStream(plaintext(plaintextSize)), file, key.recipient());
    return file.toByteArray();
  }

  static byte[] flipped(byte[] file, int bit) {
    byte[] altered = file.clone();
    altered[bit / 8] ^= (byte) (1 << bit % 8);
    return altered;
  }

  static byte[] appended(byte[] file, byte... more) {
    byte[] longer = Arrays.copyOf(file, file.length + more.length);
    System.arraycopy(more, 0, longer, file.length, more.length);
    return longer;
  }

  /** Reads until the end or a failure, and keeps both. */
  static Outcome outcome(Opening opening, byte[] file, Identity key) {
    return outcome(opening, new ByteArrayInputStream(file), key);
  }

  static Outcome outcome(Opening opening, InputStream file, Identity key) {
    ByteArrayOutputStream released = new ByteArrayOutputStream();
    try (InputStream opened = opening.open(file, key)) {
      opened.transferTo(released);
      return new Outcome(released.toByteArray(), null);
    } catch (IOException e) {
      return new Outcome(released.toByteArray(), e);
    }
  }

  /** What was released, and why no more. */
  record Outcome(byte[] released, @Nullable IOException failure) {}
}
