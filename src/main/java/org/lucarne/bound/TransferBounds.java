package org.lucarne.bound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The transfers under way in this process, and how many there may be: in all, in each direction,
 * and of each share, link, object and network. Whoever comes when all places are taken waits a
 * little, and is then told to come back. A transfer that is too slow or too old is broken off, and
 * one whose share or link has ended.
 */
@Singleton
public class TransferBounds {
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String ALL = "all";
  private static final String IN = "in";
  private static final String OUT = "out";
  private static final String SHARE = "share ";
  private static final String LINK = "link ";
  private static final String OBJECT = "object ";

  private final Bounds bounds;
  private final Networks networks;
  private final BoundMeters meters;
  private final Duration patience;
  private final Map<String, Integer> taken = new HashMap<>();
  private final Set<Seat> seats = new LinkedHashSet<>();

  @Inject
  TransferBounds(Bounds bounds, Networks networks, BoundMeters meters, MeterRegistry registry) {
    this(bounds, networks, meters, PATIENCE);
    for (String direction : List.of(IN, OUT)) {
      Gauge.builder("lucarne.transfers", () -> underWay(direction))
          .tag("direction", direction)
          .register(registry);
    }
    meters.limit("transfers", bounds::transfers);
    meters.used("transfers", () -> underWay(ALL));
  }

  TransferBounds(Bounds bounds, Networks networks, BoundMeters meters, Duration patience) {
    this.bounds = bounds;
    this.networks = networks;
    this.meters = meters;
    this.patience = patience;
  }

  /**
   * A place for an upload.
   *
   * @throws org.lucarne.problem.ProblemException when none came free in time
   */
  public Seat in(String shareId, String object, String address, Peer peer) {
    Map<String, Integer> limits = limits(IN, shareId, address);
    limits.put(SHARE + shareId, Bounds.TRANSFERS_PER_SHARE);
    limits.put(OBJECT + shareId + " " + object, Bounds.TRANSFERS_PER_OBJECT);
    return take(limits, peer);
  }

  /**
   * A place for a download.
   *
   * @throws org.lucarne.problem.ProblemException when none came free in time
   */
  public Seat out(String shareId, String linkId, String address, Peer peer) {
    Map<String, Integer> limits = limits(OUT, shareId, address);
    limits.put(LINK + linkId, bounds.transfersPerLink());
    return take(limits, peer);
  }

  private Map<String, Integer> limits(String direction, String shareId, String address) {
    Map<String, Integer> limits = new LinkedHashMap<>();
    limits.put(ALL, bounds.transfers());
    limits.put(direction, bounds.transfersPerDirection());
    // Of one share as many may be read as there is room for: its links have their own bounds.
    limits.put(SHARE + shareId, bounds.transfersPerDirection());
    networks
        .bounded(address)
        .ifPresent(network -> limits.put("network " + network, bounds.transfersPerNetwork()));
    return limits;
  }

  private Seat take(Map<String, Integer> limits, Peer peer) {
    long began = System.nanoTime();
    boolean waited = false;
    synchronized (this) {
      for (long left = patience.toMillis(); !hasRoom(limits); left = left(began)) {
        if (left <= 0) {
          meters.refused("transfers");
          throw Busy.now();
        }
        waited = true;
        await(left);
      }
      limits.keySet().forEach(claim -> taken.merge(claim, 1, Integer::sum));
      Seat seat = new Seat(this, limits.keySet(), peer, System.nanoTime(), waited);
      seats.add(seat);
      return seat;
    }
  }

  private long left(long beganNanos) {
    return patience.minusNanos(System.nanoTime() - beganNanos).toMillis();
  }

  private boolean hasRoom(Map<String, Integer> limits) {
    return limits.entrySet().stream()
        .allMatch(limit -> taken.getOrDefault(limit.getKey(), 0) < limit.getValue());
  }

  private void await(long millis) {
    try {
      wait(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Busy.now();
    }
  }

  synchronized void release(Seat seat) {
    if (seats.remove(seat)) {
      seat.claims()
          .forEach(claim -> taken.computeIfPresent(claim, (key, n) -> n > 1 ? n - 1 : null));
      notifyAll();
    }
  }

  /** How many transfers have this claim. */
  synchronized int underWay(String claim) {
    return taken.getOrDefault(claim, 0);
  }

  /** The shares of which something is on its way. */
  public Set<String> shares() {
    return named(SHARE);
  }

  /** The links through which something is on its way. */
  public Set<String> links() {
    return named(LINK);
  }

  private synchronized Set<String> named(String prefix) {
    return taken.keySet().stream()
        .filter(claim -> claim.startsWith(prefix))
        .map(claim -> claim.substring(prefix.length()))
        .collect(Collectors.toSet());
  }

  /** Breaks off what is on its way of a share that has ended. */
  public void endShare(String shareId) {
    breakOff("ended", seat -> seat.claims(SHARE + shareId));
  }

  /** Breaks off what is on its way through a link that has ended. */
  public void endLink(String linkId) {
    breakOff("ended", seat -> seat.claims(LINK + linkId));
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    look(System.nanoTime());
  }

  void look(long nowNanos) {
    breakOff("too-slow", seat -> seat.isTooSlow(nowNanos));
    breakOff("too-long", seat -> seat.isTooOld(nowNanos));
  }

  private void breakOff(String reason, Predicate<Seat> chosen) {
    List<Seat> found;
    synchronized (this) {
      found = seats.stream().filter(chosen).toList();
    }
    for (Seat seat : found) {
      // Its thread fails, ends its work and gives the place back.
      if (seat.breakOff()) {
        meters.brokenOff(reason);
        Log.debugf("a transfer is broken off: %s", reason);
      }
    }
  }
}
