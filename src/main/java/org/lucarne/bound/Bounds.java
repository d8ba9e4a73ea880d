package org.lucarne.bound;

import com.sun.management.UnixOperatingSystemMXBean;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.lang.management.ManagementFactory;

/**
 * How much may be under way at a time, in numbers.
 *
 * @param connections to one port
 * @param requests whose answers have not left whole
 * @param transfers uploads and downloads together
 */
public record Bounds(int connections, int requests, int transfers) {
  /** Requests on one HTTP/2 connection: a gallery of six images asks for fewer at a time. */
  static final int STREAMS = 32;

  /** Of one object at a time: a phone's second try, while the first is not known to be dead. */
  static final int TRANSFERS_PER_OBJECT = 2;

  /** Every object of the largest share at once, and some that are tried again. */
  static final int TRANSFERS_PER_SHARE = 24;

  private static final int KIB = 1024;

  public Bounds {
    if (connections < 1 || requests < 1 || transfers < 1) {
      throw new IllegalArgumentException("a bound below 1: " + connections + ", " + requests);
    }
  }

  /** What was configured, and for the rest what the process has. */
  @Singleton
  static final class Source {
    private final BoundConfig config;

    @Inject
    Source(BoundConfig config) {
      this.config = config;
    }

    @jakarta.enterprise.inject.Produces
    @Singleton
    Bounds bounds() {
      Bounds usual = ofProcess(Runtime.getRuntime().maxMemory(), openFiles());
      return new Bounds(
          config.connections().orElse(usual.connections()),
          config.requests().orElse(usual.requests()),
          config.transfers().orElse(usual.transfers()));
    }
  }

  /**
   * A transfer was measured at 0.4 MB of heap, a waiting page is 30 kB. Of the heap, transfers take
   * a third at most, waiting pages a sixth, connections a tenth.
   */
  static Bounds ofProcess(long heapBytes, long openFiles) {
    long connections = Math.clamp(heapBytes / (256 * KIB), 64, 4_096);
    return new Bounds(
        (int) Math.clamp(openFiles / 2, 16, connections),
        (int) Math.clamp(heapBytes / (256 * KIB), 128, 16_384),
        (int) Math.clamp(heapBytes / (1_280 * KIB), 16, 2_048));
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  /** What one network may have of the connections: many clients behind one address, not all. */
  int connectionsPerNetwork() {
    return Math.max(1, connections / 4);
  }

  /** In one direction: readers never keep senders out, nor the other way round. */
  int transfersPerDirection() {
    return Math.max(1, transfers * 3 / 4);
  }

  /** Of one link: a ward that looks at the same time, not a flood. */
  int transfersPerLink() {
    return Math.max(1, transfers / 4);
  }

  /** Of one network. */
  int transfersPerNetwork() {
    return Math.max(1, transfers / 2);
  }
}
