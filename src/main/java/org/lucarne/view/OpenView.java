package org.lucarne.view;

import java.time.Instant;
import org.lucarne.link.Link;
import org.lucarne.share.Share;

/** A live view whose cookie was shown, with what it opens. */
record OpenView(View view, Link link, Share share, Instant linkExpiresAt) {
  String url() {
    return "/v/" + view.id();
  }

  Instant expiresAt() {
    return view.expiryWithin(linkExpiresAt);
  }
}
