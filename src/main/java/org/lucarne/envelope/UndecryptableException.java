package org.lucarne.envelope;

import java.io.IOException;

/**
 * An age file that does not open: another key, altered, cut short or followed by more bytes. The
 * cause is for the log; a caller learns no more than that the file did not open.
 */
public final class UndecryptableException extends IOException {
  private static final long serialVersionUID = 1;

  UndecryptableException(String message, Throwable cause) {
    super(message, cause);
  }
}
