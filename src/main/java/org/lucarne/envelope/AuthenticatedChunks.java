package org.lucarne.envelope;

import com.exceptionfactory.jagged.framework.stream.StandardDecryptingChannelFactory;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.List;

/**
 * The plaintext of an age file, chunk by chunk.
 *
 * <p>Guarantees: a chunk comes out only after it was authenticated as a whole, and the end only
 * after the file ended in a chunk that is marked as its last. Whatever keeps a file from opening is
 * an {@link UndecryptableException}; what the source itself throws passes unchanged. Restrictions:
 * not to be asked again after it threw, since jagged would then repeat its last chunk.
 */
final class AuthenticatedChunks implements Closeable {
  private final SourceChannel source;
  private final ReadableByteChannel plaintext;
  private final int prefixBytes;
  private long authenticatedBytes;

  /** Opens the file with the key: the header is read and its MAC verified. */
  AuthenticatedChunks(InputStream ciphertext, Identity key) throws IOException {
    PushbackInputStream rewindable = new PushbackInputStream(ciphertext, AgeHeader.MAX_BYTES);
    byte[] head = rewindable.readNBytes(AgeHeader.MAX_BYTES);
    rewindable.unread(head);
    source = new SourceChannel(rewindable);
    try {
      // First, since jagged would try hundreds of stanzas, one key agreement each.
      AgeHeader header = AgeHeader.parse(head, head.length);
      prefixBytes = header.sizeBytes() + AgeSize.NONCE_BYTES;
      plaintext =
          new StandardDecryptingChannelFactory()
              .newDecryptingChannel(source, List.of(key.stanzaReader()));
    } catch (Exception e) {
      // Unchecked ones too: a BufferUnderflowException of jagged is a file that does not open.
      source.rethrowFailure();
      throw new UndecryptableException("opening an age file with a share's key", e);
    }
  }

  /**
   * Reads the next chunk.
   *
   * @param chunk room for {@link AgeSize#CHUNK_BYTES}
   * @return the size of the chunk, less than a full one only at the end; -1 after the last
   */
  int next(byte[] chunk) throws IOException {
    try {
      int read = plaintext.read(ByteBuffer.wrap(chunk, 0, AgeSize.CHUNK_BYTES));
      count(read);
      return read;
    } catch (Exception e) {
      source.rethrowFailure();
      throw new UndecryptableException(
          "authenticating an age file after " + authenticatedBytes + " bytes", e);
    }
  }

  /** How much of the file, from its first byte on, the chunks returned so far account for. */
  long authenticatedBytes() {
    return authenticatedBytes;
  }

  @Override
  public void close() throws IOException {
    plaintext.close();
  }

  private void count(int read) {
    boolean first = authenticatedBytes == 0;
    if (first) {
      authenticatedBytes = prefixBytes;
    }
    // The only chunk of an empty file is a tag, and shows as the end at once.
    if (first || read >= 0) {
      authenticatedBytes += Math.max(read, 0) + AgeSize.TAG_BYTES;
    }
  }
}
