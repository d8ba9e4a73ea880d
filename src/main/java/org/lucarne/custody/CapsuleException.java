package org.lucarne.custody;

/** A capsule cannot be taken; the message says why and is meant for the sender. */
public final class CapsuleException extends Exception {
  private static final long serialVersionUID = 1L;

  CapsuleException(String message) {
    super(message);
  }
}
