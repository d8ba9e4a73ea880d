package org.lucarne.link;

import java.time.Instant;
import org.lucarne.share.Share;

/** What a token opens at this moment. */
public sealed interface LinkVerdict {
  /** Malformed, badly signed, or of a link whose row is gone: nobody learns which. */
  record Unknown() implements LinkVerdict {}

  /** The link may be opened until {@code expiresAt}. */
  record Grant(Link link, Share share, Instant expiresAt) implements LinkVerdict {}

  /** The images are still being sent. */
  record Pending(Link link, Instant expiresAt) implements LinkVerdict {}

  /** The time of the link, or of its share, is over. */
  record Expired() implements LinkVerdict {}

  /** The owner ended the link. */
  record Revoked() implements LinkVerdict {}

  /** The owner deleted the share. */
  record Deleted() implements LinkVerdict {}

  /** The link was opened as often as it allows; the views that did so go on under its grant. */
  record Exhausted(Grant ofItsViews) implements LinkVerdict {}
}
