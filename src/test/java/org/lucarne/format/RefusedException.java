package org.lucarne.format;

/** Something of a sealed share was not accepted; the reason has a name in docs/format.md. */
final class RefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  RefusedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
