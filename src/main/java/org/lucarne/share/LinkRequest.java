package org.lucarne.share;

import org.jspecify.annotations.Nullable;

/** A link as its sender wants it; nothing in it is checked yet. */
public record LinkRequest(
    @Nullable String label,
    @Nullable Integer maxViews,
    @Nullable Download download,
    @Nullable String passphrase,
    @Nullable String capsule,
    @Nullable String accessDigest,
    @Nullable String gateDigest,
    @Nullable String expiresIn) {

  @Override
  public String toString() {
    return "LinkRequest";
  }
}
