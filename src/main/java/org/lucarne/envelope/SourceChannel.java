package org.lucarne.envelope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;

/**
 * A stream as the channel jagged reads from. It remembers how the stream failed, so that a client
 * that went away is not mistaken for a file that does not open.
 */
final class SourceChannel implements ReadableByteChannel {
  private final InputStream source;
  private final FirstFailure failure = new FirstFailure();
  private boolean open = true;
  private boolean ended;

  SourceChannel(InputStream source) {
    this.source = source;
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    failure.rethrow();
    if (ended) {
      return -1;
    }
    try {
      // jagged's buffers are arrays, so the bytes need no copy on their way.
      int offset = buffer.arrayOffset() + buffer.position();
      int read = source.read(buffer.array(), offset, buffer.remaining());
      if (read < 0) {
        ended = true;
      } else {
        buffer.position(buffer.position() + read);
      }
      return read;
    } catch (IOException | RuntimeException e) {
      failure.remember(e);
      throw e;
    }
  }

  /** Throws the source's own failure, unchanged, if it had one. */
  void rethrowFailure() throws IOException {
    failure.rethrow();
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void close() throws IOException {
    open = false;
    source.close();
  }
}
