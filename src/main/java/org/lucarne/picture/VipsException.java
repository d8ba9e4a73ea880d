package org.lucarne.picture;

import java.util.Locale;

/** What libvips would not do; its message may quote the picture. */
final class VipsException extends Exception {
  private static final long serialVersionUID = 1;

  VipsException(String message) {
    super(message);
  }

  boolean isOutOfMemory() {
    String message = String.valueOf(getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("out of memory") || message.contains("insufficient memory");
  }
}
