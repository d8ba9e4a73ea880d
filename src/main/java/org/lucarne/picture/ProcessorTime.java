package org.lucarne.picture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.time.Duration;

/**
 * What one picture may take of the processor, whoever else uses it meanwhile: counted by the system
 * for all threads of this process, and looked at now and then.
 */
final class ProcessorTime {
  private static final int OF_THIS_PROCESS = System.getProperty("os.name").equals("Linux") ? 2 : 12;
  private static final Duration LOOK_EVERY = Duration.ofMillis(20);

  private final NativeLibrary system = NativeLibrary.standard();
  private final long limitNanos;
  private volatile long end = Long.MAX_VALUE;

  /**
   * Watches from now on.
   *
   * @param spent what to do when it is used up
   */
  ProcessorTime(Duration limit, Runnable spent) {
    limitNanos = limit.toNanos();
    Thread.ofPlatform().daemon().name("processor-time").start(() -> watch(spent));
  }

  /** One picture, until it is closed. */
  interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  Watch begin() {
    end = nanos() + limitNanos;
    return () -> end = Long.MAX_VALUE;
  }

  private void watch(Runnable spent) {
    try {
      while (true) {
        Thread.sleep(LOOK_EVERY);
        if (nanos() > end) {
          spent.run();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** As {@code clock_gettime} tells it (POSIX.1-2024): seconds, and nanoseconds. */
  private long nanos() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
      system.number("clock_gettime", OF_THIS_PROCESS, time);
      return time.get(ValueLayout.JAVA_LONG, 0) * 1_000_000_000
          + time.get(ValueLayout.JAVA_LONG, 8);
    }
  }
}
