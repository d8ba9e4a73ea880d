package org.lucarne.envelope;

/**
 * Sizes of age v1 files: a nonce of 16 bytes, then chunks of 64 KiB with a tag of 16 bytes each;
 * the last chunk may be shorter, and empty only where it is the only one.
 */
public final class AgeSize {
  static final int NONCE_BYTES = 16;
  static final int TAG_BYTES = 16;
  static final int CHUNK_BYTES = 64 * 1024;
  static final int SEALED_CHUNK_BYTES = CHUNK_BYTES + TAG_BYTES;

  private AgeSize() {}

  /** How many bytes a file of this length holds; a length no age file can have is refused. */
  public static long plaintextBytes(long fileBytes, AgeHeader header) throws NotEncryptedException {
    long payload = fileBytes - header.sizeBytes() - NONCE_BYTES;
    long fullChunks = payload / SEALED_CHUNK_BYTES;
    long rest = payload % SEALED_CHUNK_BYTES;
    boolean emptyFile = payload == TAG_BYTES;
    if (fileBytes < 0 || payload < TAG_BYTES || (rest != 0 && rest <= TAG_BYTES && !emptyFile)) {
      throw new NotEncryptedException(
          "expected a whole age file, but none has a length of " + fileBytes + " bytes");
    }
    return fullChunks * CHUNK_BYTES + (rest == 0 ? 0 : rest - TAG_BYTES);
  }

  /** How long the file is that holds so many bytes behind a header of that length. */
  public static long fileBytes(long plaintextBytes, int headerBytes) {
    if (plaintextBytes < 0 || headerBytes < 0) {
      throw new IllegalArgumentException("sizes are not negative");
    }
    long chunks = Math.max(1, Math.ceilDiv(plaintextBytes, CHUNK_BYTES));
    long overhead = headerBytes + NONCE_BYTES + chunks * TAG_BYTES;
    return Math.addExact(plaintextBytes, overhead);
  }
}
