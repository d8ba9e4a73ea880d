package org.lucarne.page;

/** What a link holder is told when there are no images to show. */
public enum Refusal {
  LINK_EXPIRED,
  LINK_REVOKED,
  LINK_EXHAUSTED,
  SHARE_DELETED,
  NOT_FOUND,
  VIEW_ENDED,
  LINK_BUSY,
  STILL_BEING_SENT,
  CROSS_SITE,
  DAMAGED,
  STORAGE_UNAVAILABLE,
  TOO_MANY_TRIES,
  ALTERED,
  NOT_SEALED,
  UNSUPPORTED,
  OFFLINE,
  OTHER;

  /** Whether it passes by itself, so that the same request may work later. */
  public boolean passes() {
    return switch (this) {
      case LINK_BUSY, STILL_BEING_SENT, STORAGE_UNAVAILABLE, TOO_MANY_TRIES, OFFLINE -> true;
      default -> false;
    };
  }

  /** Whether it is known when to come back, and worth saying. */
  public boolean saysWhen() {
    return this == LINK_BUSY || this == TOO_MANY_TRIES || this == OTHER;
  }

  /** Whether the whole link would help. */
  public boolean asksForLink() {
    return this == NOT_FOUND;
  }

  /** Whether the page tries again without being asked. */
  public boolean retriesByItself() {
    return this == STORAGE_UNAVAILABLE;
  }
}
