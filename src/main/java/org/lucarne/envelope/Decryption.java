package org.lucarne.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * The plaintext of an age file.
 *
 * <p>Guarantees: only whole authenticated chunks come out, and the end only after the file was
 * found whole. A file that does not open is an {@link UndecryptableException}; what the source
 * throws passes unchanged; the first failure is final. Restrictions: what came out before a failure
 * is authentic, but only the beginning: whoever passes it on has to abort. For one thread.
 */
public final class Decryption extends InputStream {
  private final AuthenticatedChunks chunks;
  private final FirstFailure failure = new FirstFailure();
  private final byte[] chunk = new byte[AgeSize.CHUNK_BYTES];
  private int position;
  private int limit;

  private Decryption(AuthenticatedChunks chunks) {
    this.chunks = chunks;
  }

  /**
   * Opens the file: reads and authenticates its header. The source is closed with the stream
   * returned, and left open when this throws.
   */
  public static InputStream open(InputStream ciphertext, Identity key) throws IOException {
    return new Decryption(new AuthenticatedChunks(ciphertext, key));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    failure.rethrow();
    if (position == limit && !hasNextChunk()) {
      return -1;
    }
    int read = Math.min(length, limit - position);
    System.arraycopy(chunk, position, buffer, offset, read);
    position += read;
    return read;
  }

  @Override
  public void close() throws IOException {
    failure.remember(new IOException("reading a closed stream"));
    chunks.close();
  }

  private boolean hasNextChunk() throws IOException {
    try {
      position = 0;
      limit = Math.max(0, chunks.next(chunk));
      return limit > 0;
    } catch (IOException | RuntimeException e) {
      failure.remember(e);
      throw e;
    }
  }
}
