package org.lucarne.audit;

import java.util.Locale;

/** What can happen to a share, in the words that its owner reads. */
public enum EventType {
  SHARE_CREATED,
  OBJECT_STORED,
  SHARE_COMPLETED,
  SHARE_CHANGED,
  SHARE_DELETED,
  LINK_ISSUED,
  LINK_CHANGED,
  LINK_REVOKED,
  /** Somebody clicked; nothing may have been seen yet. */
  OPENED,
  /** The first byte of an image left: one view is counted. */
  VIEWED,
  IMAGE_SERVED,
  IMAGE_DOWNLOADED,
  ARCHIVE_DOWNLOADED;

  /** As in {@code image-served}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
