package org.lucarne.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;
import org.lucarne.time.DatabaseClock;

/**
 * Bounds how many wrong keys a network may show: {@value #AT_ONCE} at once, then one in four
 * seconds, so in no minute, wherever it begins, more than 30. No right key is ever refused for it:
 * guessing 128 bits is hopeless, this only keeps it from being work for the database.
 *
 * <p>Restrictions: counts in this process alone; networks may share a counter.
 */
@ApplicationScoped
class WrongKeys {
  static final int AT_ONCE = 15;
  static final Duration EACH = Duration.ofSeconds(4);

  private static final int COUNTERS = 4_096;

  /** When all that was counted is forgotten (the generic cell rate algorithm, ITU-T I.371). */
  private final AtomicLongArray forgottenAt = new AtomicLongArray(COUNTERS);

  private final DatabaseClock clock;

  WrongKeys(DatabaseClock clock) {
    this.clock = clock;
  }

  /** Counts one more; empty unless it is too many, and then the wait until one is not. */
  Optional<Duration> count(@Nullable String address) {
    int index = Math.floorMod(Arrays.hashCode(Network.digest(address, "")), COUNTERS);
    long now = clock.now().toEpochMilli();
    long latest = now + AT_ONCE * EACH.toMillis();
    long before =
        forgottenAt.getAndUpdate(
            index,
            old -> {
              long next = withOneMore(old, now);
              return next <= latest ? next : old;
            });
    long excess = withOneMore(before, now) - latest;
    return excess <= 0 ? Optional.empty() : Optional.of(Duration.ofMillis(excess));
  }

  private static long withOneMore(long forgottenAt, long now) {
    return Math.max(forgottenAt, now) + EACH.toMillis();
  }
}
