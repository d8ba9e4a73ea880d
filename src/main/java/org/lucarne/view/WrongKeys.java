package org.lucarne.view;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.lucarne.time.DatabaseClock;

/**
 * Bounds how many wrong keys a network may show: thirty at once, and one more every two seconds. No
 * right key is ever refused for it: guessing 128 bits is hopeless, this only keeps it from being
 * work for the database.
 *
 * <p>Restrictions: counts in this process alone; networks may share a counter.
 */
@Singleton
final class WrongKeys {
  static final Duration WAIT = Duration.ofMinutes(1);

  private static final int AT_ONCE = 30;
  private static final long EVERY_MILLIS = WAIT.toMillis() / AT_ONCE;
  private static final int COUNTERS = 4_096;

  /** When each counter would be empty again (the generic cell rate algorithm, ITU-T I.371). */
  private final AtomicLongArray emptyAt = new AtomicLongArray(COUNTERS);

  private final DatabaseClock clock;

  WrongKeys(DatabaseClock clock) {
    this.clock = clock;
  }

  /** Counts one more, and says whether it was too many. */
  boolean isTooMany(@Nullable String address) {
    int index = Math.floorMod(Arrays.hashCode(Network.digest(address, "")), COUNTERS);
    long now = clock.now().toEpochMilli();
    long before =
        emptyAt.getAndUpdate(index, old -> isFull(old, now) ? old : later(old, now) + EVERY_MILLIS);
    return isFull(before, now);
  }

  private static boolean isFull(long emptyAt, long now) {
    return later(emptyAt, now) + EVERY_MILLIS > now + WAIT.toMillis();
  }

  private static long later(long emptyAt, long now) {
    return Math.max(emptyAt, now);
  }
}
