package org.lucarne.key;

/** A key or another secret that cannot be used. The message names the file, never its content. */
public final class KeyRingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public KeyRingException(String message) {
    super(message);
  }

  public KeyRingException(String message, Throwable cause) {
    super(message, cause);
  }
}
