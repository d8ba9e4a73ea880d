package org.lucarne.share;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link as its owner sees it. */
public record LinkDocument(
    String id,
    @Nullable String url,
    String state,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Integer maxViews,
    int views,
    Download download,
    boolean passphrase,
    @Nullable String label) {

  @Override
  public String toString() {
    return "LinkDocument " + id;
  }
}
