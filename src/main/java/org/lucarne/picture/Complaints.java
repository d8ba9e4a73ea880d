package org.lucarne.picture;

import java.util.List;
import java.util.Locale;

/** What a decoder said of a picture while it read it: it goes on, and gives out what it has. */
final class Complaints {
  /** Bytes are not there or spoilt, and what they hold is left out. */
  private static final List<String> MISSING =
      List.of(
          "premature end",
          "not enough",
          "unexpected end",
          "read error",
          "bad huffman",
          "adaptive filter",
          "invalid type",
          "crc error",
          "error in tile");

  /** All of it was left out. */
  private static final List<String> UNREAD = List.of("not configured", "not implemented");

  /** Of what the picture does not consist of, libpng only warns. */
  private static final String HARMLESS = "libpng warning";

  /** Whichever thread decodes says something. */
  private volatile boolean missing;

  private volatile boolean unread;

  void hear(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    unread |= UNREAD.stream().anyMatch(lower::contains);
    missing |= !lower.startsWith(HARMLESS) && MISSING.stream().anyMatch(lower::contains);
  }

  void forget() {
    missing = false;
    unread = false;
  }

  /** Whether bytes of the picture were missing or spoilt. */
  boolean ofMissing() {
    return missing;
  }

  /** Whether it is written in a way that this decoder was not built for. */
  boolean ofUnread() {
    return unread;
  }
}
