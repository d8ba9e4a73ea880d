package org.lucarne.share;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the holder of a link may keep, besides looking. */
public enum Download {
  /** The images as they were sent, with whatever their files say. */
  ORIGINAL,
  /** What is shown: reduced, and without metadata. Originals are not given out at all. */
  DISPLAY,
  /** Nothing. Originals are not given out at all. */
  NONE;

  /** As in {@code "original"}, or false; true is understood as originals. */
  @JsonCreator
  static Download of(Object json) {
    return switch (json) {
      case Boolean allowed -> allowed ? ORIGINAL : NONE;
      case String slug when slug.equals("original") -> ORIGINAL;
      case String slug when slug.equals("display") -> DISPLAY;
      default -> throw new IllegalArgumentException("no choice of downloads");
    };
  }

  @JsonValue
  Object json() {
    return this == NONE ? Boolean.FALSE : slug();
  }

  /** The one with this name, as it is stored. */
  public static Download named(String slug) {
    return valueOf(slug.toUpperCase(Locale.ROOT));
  }

  /** As it is stored. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
