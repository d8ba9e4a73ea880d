package org.lucarne.view;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.lucarne.time.DatabaseClock;

/**
 * Bounds how many wrong keys a network may show in a minute. No right key is ever refused for it:
 * guessing 128 bits is hopeless, this only keeps it from being work for the database.
 *
 * <p>Restrictions: counts in this process alone; networks may share a counter.
 */
@Singleton
final class WrongKeys {
  static final Duration WAIT = Duration.ofMinutes(1);

  private static final int MOST = 30;
  private static final int COUNTERS = 4_096;
  private static final int COUNT_BITS = 16;

  private final AtomicLongArray counters = new AtomicLongArray(COUNTERS);
  private final DatabaseClock clock;

  WrongKeys(DatabaseClock clock) {
    this.clock = clock;
  }

  /** Counts one more, and says whether it was too many. */
  boolean isTooMany(@Nullable String address) {
    int index = Math.floorMod(Arrays.hashCode(Network.digest(address, "")), COUNTERS);
    long minute = Math.floorDiv(clock.now().getEpochSecond(), WAIT.toSeconds()) << COUNT_BITS;
    long counted =
        counters.updateAndGet(
            index,
            old -> {
              long current = old >>> COUNT_BITS == minute >>> COUNT_BITS ? old : minute;
              return (current & 0xffff) > MOST ? current : current + 1;
            });
    return (counted & 0xffff) > MOST;
  }
}
