package org.lucarne.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * An age file on its way to storage: exactly the bytes that came in, each released only after the
 * chunk that carries it was authenticated.
 *
 * <p>Guarantees: the last bytes, and the end, come only after the whole file was found authentic,
 * so that a write of known length cannot complete with anything else. A file that does not open is
 * an {@link UndecryptableException}; what the source throws passes unchanged; the first failure is
 * final. Holds about two chunks, however long the file. Restrictions: for one thread.
 */
public final class AuthenticatedCiphertext extends InputStream {
  private final Recording recording;
  private final AuthenticatedChunks chunks;
  private final Plaintext plaintext;
  private final FirstFailure failure = new FirstFailure();
  private final byte[] chunk = new byte[AgeSize.CHUNK_BYTES];
  private boolean ended;

  /** Sees the plaintext as it is authenticated, each byte once and in order. */
  public interface Plaintext {
    /** Looks at these bytes; the buffer is used again as soon as this returns. */
    void accept(byte[] buffer, int offset, int length);
  }

  /**
   * Opens the file: reads and authenticates its header. The source is closed with this stream, and
   * left open when this throws.
   */
  public AuthenticatedCiphertext(InputStream ciphertext, Identity key, Plaintext plaintext)
      throws IOException {
    this.recording = new Recording(ciphertext);
    this.chunks = new AuthenticatedChunks(recording, key);
    this.plaintext = plaintext;
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
    int read = recording.take(buffer, offset, length);
    while (read == 0 && !ended) {
      authenticateNext();
      read = recording.take(buffer, offset, length);
    }
    return read == 0 ? -1 : read;
  }

  @Override
  public void close() throws IOException {
    failure.remember(new IOException("reading a closed stream"));
    chunks.close();
  }

  private void authenticateNext() throws IOException {
    try {
      int size = chunks.next(chunk);
      if (size < 0) {
        recording.releaseUpTo(chunks.authenticatedBytes());
        ended = true;
        return;
      }
      plaintext.accept(chunk, 0, size);
      // The newest tag stays back: it may be the end of the file, and whether the file ends well
      // is known with the next call.
      recording.releaseUpTo(chunks.authenticatedBytes() - AgeSize.TAG_BYTES);
    } catch (IOException | RuntimeException e) {
      failure.remember(e);
      throw e;
    }
  }
}
