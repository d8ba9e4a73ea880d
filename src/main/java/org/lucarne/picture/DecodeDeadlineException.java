package org.lucarne.picture;

import java.io.IOException;

/** A decoder asked for more bytes after its time was over. */
final class DecodeDeadlineException extends IOException {
  private static final long serialVersionUID = 1L;

  DecodeDeadlineException() {
    super("time is over");
  }
}
