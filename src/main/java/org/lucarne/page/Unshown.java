package org.lucarne.page;

import org.jspecify.annotations.Nullable;

/** Why an image of an open gallery is not shown, as far as its reader is concerned. */
public enum Unshown {
  /** Neither browsers nor this service show files of its kind. */
  FORMAT,
  /** Nothing could be read from it. */
  DAMAGED,
  /** It has more pixels than are prepared. */
  TOO_LARGE,
  /** It asked for more time or memory than one picture is given. */
  TOO_MUCH;

  /**
   * By the reason that the server refused its renditions for.
   *
   * @param reason null where they were not refused
   */
  static Unshown of(@Nullable String reason) {
    return switch (reason) {
      case null -> FORMAT;
      case "format-not-decoded" -> FORMAT;
      case "too-large" -> TOO_LARGE;
      case "too-many-scans", "too-slow", "too-much-memory" -> TOO_MUCH;
      default -> DAMAGED;
    };
  }
}
