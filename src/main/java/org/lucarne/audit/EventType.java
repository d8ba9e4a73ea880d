package org.lucarne.audit;

import java.util.Locale;

/** What can happen to a share, in the words that its owner reads. */
public enum EventType {
  SHARE_CREATED,
  OBJECT_STORED,
  /** No renditions can be made of an image: what is wrong with it stands in the share. */
  RENDITION_REFUSED,
  SHARE_COMPLETED,
  SHARE_CHANGED,
  SHARE_DELETED,
  LINK_ISSUED,
  LINK_CHANGED,
  LINK_REVOKED,
  /** Somebody who has the link tried a wrong passphrase. */
  PASSPHRASE_WRONG,
  /** So many tried in a row that the next has to wait long. */
  TOO_MANY_ATTEMPTS,
  /** The secret of a sealed link came in its path: a mail system changed the link, and saw it. */
  CODE_EXPOSED,
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
