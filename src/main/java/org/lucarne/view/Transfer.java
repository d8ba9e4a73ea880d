package org.lucarne.view;

import io.quarkus.logging.Log;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.lucarne.bound.Peer;
import org.lucarne.bound.Seat;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

/**
 * Bytes on their way to a browser. A fault in the middle breaks the transfer off, so that the
 * browser sees a failure and never a short picture: HTTP/1.1 closes the connection, HTTP/2 resets
 * the stream (RFC 9112 section 8, RFC 9113 section 8.1).
 */
final class Transfer {
  private static final int BLOCK_BYTES = 64 * 1024;

  private final Peer peer;
  private final Seat seat;
  private final AutoCloseable source;
  private final long bytes;
  private final Body body;

  /** Writes the whole body or fails. */
  interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  /** {@code bytes} is the Content-Length that was announced. */
  Transfer(Peer peer, Seat seat, AutoCloseable source, long bytes, Body body) {
    this.peer = peer;
    this.seat = seat;
    this.source = source;
    this.bytes = bytes;
    this.body = body;
  }

  /** Does what has to be done before the first byte; if that fails, the source is closed. */
  void orClose(Runnable before) {
    boolean done = false;
    try {
      before.run();
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  void writeTo(OutputStream out) {
    try {
      ExactOutput exact = new ExactOutput(new TimedOutput(out, seat), bytes);
      BufferedOutputStream blocks = new BufferedOutputStream(exact, BLOCK_BYTES);
      body.writeTo(blocks);
      blocks.flush();
      exact.finish();
    } catch (IOException | RuntimeException e) {
      breakOff(e);
      // The fault is in the log already, and this says so to nobody else.
      throw new ProblemException(ProblemType.INTERNAL_ERROR, "The transfer was broken off.");
    } finally {
      close();
    }
  }

  private void breakOff(Exception cause) {
    if (peer.isGone()) {
      Log.debug("the browser went away");
      return;
    }
    Log.error("a transfer was broken off", cause);
    peer.breakOff();
  }

  private void close() {
    try {
      source.close();
    } catch (Exception e) {
      Log.debugf("closing a source: %s", e.getMessage());
    } finally {
      seat.close();
    }
  }

  /** Tells the seat how long the browser takes for what it is given. */
  private static final class TimedOutput extends FilterOutputStream {
    private final Seat seat;

    TimedOutput(OutputStream out, Seat seat) {
      super(out);
      this.seat = seat;
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
      seat.waitForPeer();
      try {
        out.write(buffer, offset, length);
      } finally {
        seat.moved(length);
      }
    }
  }
}
