package org.lucarne.share;

import java.time.Duration;
import java.util.Optional;
import org.lucarne.key.Mode;
import org.lucarne.time.IsoDuration;

/**
 * How long shares of this installation live from their declaration, or from a change of their
 * expiry.
 *
 * @param shortest that a share can be given
 * @param usual for a share that asks for none
 * @param longest that a share can be given
 */
public record Lifetimes(Duration shortest, Duration usual, Duration longest) {
  private static final Duration USUAL = Duration.ofDays(14);
  private static final Duration LONGEST = Duration.ofDays(30);

  /**
   * What is given, and two weeks, or what comes nearest, where nothing is.
   *
   * @throws IllegalArgumentException which says what cannot be together
   */
  public static Lifetimes of(
      Mode mode, Optional<Duration> min, Optional<Duration> usual, Optional<Duration> max) {
    Duration shortest =
        min.orElse(mode == Mode.CLUSTER ? Duration.ofMinutes(5) : Duration.ofSeconds(1));
    Duration longest = max.orElse(LONGEST);
    if (shortest.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "LUCARNE_EXPIRES_IN_MIN is %s, more than LUCARNE_EXPIRES_IN_MAX, which is %s"
              .formatted(IsoDuration.format(shortest), IsoDuration.format(longest)));
    }
    Duration nearest = within(shortest, USUAL, longest);
    Duration given = usual.orElse(nearest);
    if (!given.equals(within(shortest, given, longest))) {
      throw new IllegalArgumentException(
          "LUCARNE_EXPIRES_IN_DEFAULT is %s; it can be %s to %s"
              .formatted(
                  IsoDuration.format(given),
                  IsoDuration.format(shortest),
                  IsoDuration.format(longest)));
    }
    return new Lifetimes(shortest, given, longest);
  }

  private static Duration within(Duration least, Duration wanted, Duration most) {
    if (wanted.compareTo(least) < 0) {
      return least;
    }
    return wanted.compareTo(most) > 0 ? most : wanted;
  }
}
