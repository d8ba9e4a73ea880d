package org.lucarne.link;

import java.time.Duration;

/**
 * How long the next attempt at a passphrase has to wait: not at all after the first four, then
 * twice as long each time, and half a day from the twentieth on (NIST SP 800-63B-4 section 3.2.2
 * allows a hundred in all). It is a wait and not a lock: a view that is open stays open, and the
 * owner can issue another link.
 */
final class AttemptWaits {
  static final int PAUSED_AT = 20;

  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration LONGEST = Duration.ofMinutes(15);
  private static final Duration PAUSE = Duration.ofHours(12);

  private AttemptWaits() {}

  /** After so many failed attempts in a row. */
  static Duration after(int failed) {
    if (failed < FREE) {
      return Duration.ZERO;
    }
    if (failed >= PAUSED_AT) {
      return PAUSE;
    }
    Duration wait = FIRST.multipliedBy(1L << (failed - FREE));
    return wait.compareTo(LONGEST) < 0 ? wait : LONGEST;
  }
}
