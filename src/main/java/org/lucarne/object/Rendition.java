package org.lucarne.object;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/** A stored form of an image; the manifest is stored in the same way, at position 0. */
public enum Rendition {
  ORIGINAL,
  DISPLAY,
  THUMBNAIL,
  MANIFEST;

  /** As it is sent and stored. */
  @JsonValue
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The rendition of an image with this name; the manifest is none. */
  public static Optional<Rendition> ofImage(String slug) {
    for (Rendition rendition : values()) {
      if (rendition != MANIFEST && rendition.slug().equals(slug)) {
        return Optional.of(rendition);
      }
    }
    return Optional.empty();
  }
}
