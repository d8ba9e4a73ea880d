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
 * room, the one that has been silent longest. When as many answers wait as may, the connection on
 * which most of them wait is given up, unless it is a proxy's that goes on taking them.
 */
final class Connections {
  /** From this many waiting answers on, a connection can be given up for others. */
  private static final int GREEDY_REQUESTS = 8;

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

  /** Counts a request; false when there are too many, and nobody could be made to leave for it. */
  boolean begin(ConnectionGuard asking) {
    if (requests.incrementAndGet() <= bounds.requests()) {
      return true;
    }
    Optional<ConnectionGuard> leaves = greediest(asking);
    leaves.ifPresent(ConnectionGuard::close);
    return leaves.isPresent();
  }

  void end() {
    requests.decrementAndGet();
  }

  /** The one with the most answers waiting; it is not chosen twice. */
  private synchronized Optional<ConnectionGuard> greediest(ConnectionGuard asking) {
    Optional<ConnectionGuard> greediest =
        open.stream()
            .filter(guard -> guard != asking && guard.requests() >= GREEDY_REQUESTS)
            .filter(guard -> guard.isStalled() || !networks.isTrusted(guard.address()))
            .max(Comparator.comparingInt(ConnectionGuard::requests));
    greediest.ifPresent(this::forget);
    return greediest;
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
