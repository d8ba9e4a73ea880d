package org.lucarne.bound;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The connections to one port. When there are as many as may be, one that asks for nothing makes
 * room, the one that has been silent longest; whoever is being served is never cut off for it.
 */
final class Connections {
  /** From this many on a connection whose answers nobody takes can be given up for others. */
  private static final int GREEDY_REQUESTS = 4;

  private final Bounds bounds;
  private final Networks networks;
  private final BoundMeters meters;

  /** In the order of their last request. */
  private final LinkedHashSet<ConnectionGuard> open = new LinkedHashSet<>();

  private final Map<String, Integer> ofNetwork = new HashMap<>();
  private final AtomicInteger requests = new AtomicInteger();

  Connections(Bounds bounds, Networks networks, BoundMeters meters) {
    this.bounds = bounds;
    this.networks = networks;
    this.meters = meters;
  }

  /** Takes a connection in; false if there are too many. */
  boolean admit(ConnectionGuard guard) {
    Optional<String> network = networks.bounded(guard.address());
    Optional<ConnectionGuard> leaves = Optional.empty();
    synchronized (this) {
      boolean tooMany =
          network
              .filter(n -> ofNetwork.getOrDefault(n, 0) >= bounds.connectionsPerNetwork())
              .isPresent();
      if (!tooMany && open.size() >= bounds.connections()) {
        leaves = open.stream().filter(ConnectionGuard::isIdle).findFirst();
        leaves.ifPresent(this::forget);
        tooMany = leaves.isEmpty();
      }
      if (tooMany) {
        meters.refused("connections");
        return false;
      }
      open.add(guard);
      network.ifPresent(n -> ofNetwork.merge(n, 1, Integer::sum));
    }
    leaves.ifPresent(ConnectionGuard::close);
    return true;
  }

  synchronized void remove(ConnectionGuard guard) {
    forget(guard);
  }

  private void forget(ConnectionGuard guard) {
    if (open.remove(guard)) {
      networks
          .bounded(guard.address())
          .ifPresent(n -> ofNetwork.computeIfPresent(n, (key, c) -> c > 1 ? c - 1 : null));
    }
  }

  /** It was asked for something a moment ago. */
  synchronized void touch(ConnectionGuard guard) {
    if (open.remove(guard)) {
      open.add(guard);
    }
  }

  synchronized int count() {
    return open.size();
  }

  int requests() {
    return requests.get();
  }

  /** Counts a request; false when there are too many, and nobody could be made to leave. */
  boolean begin() {
    if (requests.incrementAndGet() <= bounds.requests()) {
      return true;
    }
    greediest().ifPresent(ConnectionGuard::close);
    return false;
  }

  void end() {
    requests.decrementAndGet();
  }

  private synchronized Optional<ConnectionGuard> greediest() {
    return open.stream()
        .filter(guard -> guard.requests() >= GREEDY_REQUESTS && guard.isStalled())
        .max(Comparator.comparingInt(ConnectionGuard::requests));
  }

  /** Asks each connection whether anything moves on it. */
  void look() {
    List<ConnectionGuard> all;
    synchronized (this) {
      all = List.copyOf(open);
    }
    all.forEach(ConnectionGuard::look);
  }
}
