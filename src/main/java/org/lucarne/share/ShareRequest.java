package org.lucarne.share;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /api/v1/shares}, as it was sent: nothing in it is checked yet. */
public record ShareRequest(
    @Nullable String custody,
    @Nullable String capsule,
    @Nullable List<@Nullable ImageRequest> images,
    @Nullable ObjectRequest manifest,
    @Nullable String expiresIn,
    @Nullable LinkRequest link) {

  /** One image, at the position after its index. */
  public record ImageRequest(@Nullable List<@Nullable RenditionRequest> renditions) {}

  /** One object of an image. */
  public record RenditionRequest(
      @Nullable String rendition, @Nullable Long size, @Nullable String digest) {}

  /** The manifest. */
  public record ObjectRequest(@Nullable Long size, @Nullable String digest) {}

  @Override
  public String toString() {
    return "ShareRequest";
  }
}
