package org.lucarne.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Semaphore;

/** How many bytes of decrypted pictures may be in memory at a time: an eighth of the heap. */
@ApplicationScoped
public class MemoryBudget {
  private static final int UNIT_BYTES = 64 * 1024;

  private final Semaphore units;

  @Inject
  MemoryBudget() {
    this(Runtime.getRuntime().maxMemory() / 8);
  }

  MemoryBudget(long bytes) {
    units = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes / UNIT_BYTES));
  }

  /** Takes the bytes if they are free now; never waits, since a slow browser may hold them long. */
  boolean tryTake(long bytes) {
    return units.tryAcquire(units(bytes));
  }

  void giveBack(long bytes) {
    units.release(units(bytes));
  }

  private static int units(long bytes) {
    return (int) ((bytes + UNIT_BYTES - 1) / UNIT_BYTES);
  }
}
