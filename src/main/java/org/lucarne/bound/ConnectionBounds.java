package org.lucarne.bound;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The connections to all ports of this process. */
@Singleton
class ConnectionBounds {
  private final Bounds bounds;
  private final Networks networks;
  private final BoundMeters meters;
  private final List<Connections> ports = new CopyOnWriteArrayList<>();

  ConnectionBounds(Bounds bounds, Networks networks, BoundMeters meters) {
    this.bounds = bounds;
    this.networks = networks;
    this.meters = meters;
    meters.limit("connections", bounds::connections);
    meters.used("connections", () -> ports.stream().mapToInt(Connections::count).max().orElse(0));
    meters.limit("requests", bounds::requests);
    meters.used("requests", () -> ports.stream().mapToInt(Connections::requests).sum());
  }

  Connections ofOnePort() {
    Connections connections = new Connections(bounds, networks, meters);
    ports.add(connections);
    return connections;
  }

  @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void look() {
    ports.forEach(Connections::look);
  }
}
