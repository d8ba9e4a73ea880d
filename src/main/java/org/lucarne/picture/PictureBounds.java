package org.lucarne.picture;

import java.time.Duration;

/** Which settings make sense: with others every picture would be refused, and for good. */
public final class PictureBounds {
  private static final int MOST_WORKERS = 64;
  private static final long LEAST_MEMORY = 64L << 20;
  private static final Duration SHORTEST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private PictureBounds() {}

  /**
   * Stops the start where a setting is out of its bounds.
   *
   * @throws IllegalArgumentException which says what is wrong with which
   */
  public static void check(PictureConfig config) {
    check(
        config.workers() >= 0 && config.workers() <= MOST_WORKERS,
        "LUCARNE_PICTURE_WORKERS is %d; it can be 0 to 64".formatted(config.workers()));
    check(
        config.memory().asLongValue() >= LEAST_MEMORY,
        "LUCARNE_PICTURE_MEMORY is %d bytes; it can be 64M or more"
            .formatted(config.memory().asLongValue()));
    // Less than the lease of an image, or two processes would render it.
    check(
        config.deadline().compareTo(SHORTEST) >= 0 && config.deadline().compareTo(LONGEST) <= 0,
        "LUCARNE_PICTURE_DEADLINE is %s; it can be PT0.1S to PT2M".formatted(config.deadline()));
    check(
        config.pixels() >= 1,
        "LUCARNE_PICTURE_PIXELS is %d; it can be 1 or more".formatted(config.pixels()));
  }

  private static void check(boolean fits, String message) {
    if (!fits) {
      throw new IllegalArgumentException(message);
    }
  }
}
