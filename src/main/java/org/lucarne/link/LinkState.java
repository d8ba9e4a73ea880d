package org.lucarne.link;

import java.util.Locale;

/** Where a link stands in its life. */
public enum LinkState {
  /** Its share is still being sent. */
  PENDING,
  ACTIVE,
  /** Opened as often as it allows. */
  EXHAUSTED,
  EXPIRED,
  /** Ended by its owner; final. */
  REVOKED;

  String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
