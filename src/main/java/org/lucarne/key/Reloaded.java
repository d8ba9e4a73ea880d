package org.lucarne.key;

import io.quarkus.logging.Log;
import java.util.function.Supplier;

/**
 * What was read from files that somebody may change while we run. It stays what it was for as long
 * as they cannot be used, and the log says so once.
 */
public final class Reloaded<T> {
  private final Supplier<T> files;
  private volatile T value;
  private String complaint = "";

  /**
   * @param files reads them; a {@link KeyRingException} of it is only let through here
   */
  public Reloaded(Supplier<T> files) {
    this.files = files;
    this.value = files.get();
  }

  public T get() {
    return value;
  }

  /** Reads the files again; returns what is in use now. */
  public synchronized T refresh() {
    try {
      value = files.get();
      complaint = "";
    } catch (KeyRingException e) {
      String reason = String.valueOf(e.getMessage());
      if (!reason.equals(complaint)) {
        Log.warnf("%s; what was read before stays in use", reason);
        complaint = reason;
      }
    }
    return value;
  }
}
