package org.lucarne.envelope;

import java.io.IOException;

/** Bytes that are no age file Lucarne accepts, judged by their form alone. Quotes none of them. */
public final class NotEncryptedException extends IOException {
  private static final long serialVersionUID = 1;

  NotEncryptedException(String message) {
    super(message);
  }
}
