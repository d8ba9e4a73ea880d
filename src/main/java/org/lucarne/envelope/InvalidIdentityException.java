package org.lucarne.envelope;

/** Text that is no age X25519 identity. Quotes none of it, and has no cause that could. */
public final class InvalidIdentityException extends Exception {
  private static final long serialVersionUID = 1;

  InvalidIdentityException(String message) {
    super(message);
  }
}
