package org.lucarne.key;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A key ring that follows its directory while the service runs. A key that was added verifies and
 * opens from the next look on, and takes over as the current one when it has settled; one that was
 * removed is gone from the next look on. A ring that cannot be used as a whole changes nothing.
 */
public final class LiveKeyRing {
  /** How often somebody has to call {@link #refresh}, as the scheduler writes it. */
  public static final String LOOK_EVERY = "10s";

  private final String name;
  private final Reloaded<KeyRing> files;
  private final Settling settling;
  private volatile State state;

  /** Read together, so that the current key is always one of the ring. */
  private record State(KeyRing ring, NamedKey current) {
    String description() {
      return "keys " + ring.names() + ", current " + current.name();
    }
  }

  /**
   * @param name for the log
   * @throws KeyRingException when the ring cannot be used
   */
  public LiveKeyRing(String name, Supplier<KeyRing> load, Duration settle) {
    this(name, load, new Settling(settle));
  }

  LiveKeyRing(String name, Supplier<KeyRing> load, Settling settling) {
    this.name = name;
    this.files = new Reloaded<>(load);
    this.settling = settling;
    this.state = look(files.get());
  }

  /** Looks at the directory again. */
  public synchronized void refresh() {
    State before = state;
    state = look(files.refresh());
    if (!state.description().equals(before.description())) {
      Log.infof("key ring %s: %s", name, state.description());
    }
  }

  private State look(KeyRing ring) {
    settling.see(ring.names());
    NamedKey current =
        ring.names().reversed().stream()
            .filter(settling::isSettled)
            .findFirst()
            .flatMap(ring::find)
            .orElseGet(ring::current);
    return new State(ring, current);
  }

  public NamedKey current() {
    return state.current();
  }

  public Optional<NamedKey> find(String keyName) {
    return state.ring().find(keyName);
  }

  @Override
  public String toString() {
    return "LiveKeyRing " + name + " " + state.description();
  }
}
