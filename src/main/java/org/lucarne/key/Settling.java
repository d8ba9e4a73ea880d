package org.lucarne.key;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Which keys every process can be expected to have. A key that was found at the start has long been
 * there; one that turns up later has reached this process first, perhaps, and another would refuse
 * what was made with it.
 */
public final class Settling {
  private final long settleNanos;
  private final LongSupplier nanoTime;
  private final Map<String, Long> settledAt = new HashMap<>();

  public Settling(Duration settle) {
    this(settle, System::nanoTime);
  }

  Settling(Duration settle, LongSupplier nanoTime) {
    this.settleNanos = settle.toNanos();
    this.nanoTime = nanoTime;
  }

  /** How long it takes, unless the operator said: alone there is nobody to wait for. */
  public static Duration time(KeysConfig config) {
    Duration usual = config.mode() == Mode.CLUSTER ? Duration.ofMinutes(2) : Duration.ZERO;
    return config.keysSettle().orElse(usual);
  }

  /** Takes note of the names there are now; the first time all of them count as settled. */
  public void see(Collection<String> names) {
    boolean start = settledAt.isEmpty();
    long now = nanoTime.getAsLong();
    settledAt.keySet().retainAll(names);
    names.forEach(name -> settledAt.putIfAbsent(name, start ? now : now + settleNanos));
  }

  public boolean isSettled(String name) {
    Long at = settledAt.get(name);
    return at != null && nanoTime.getAsLong() - at >= 0;
  }
}
