package org.lucarne.bound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.IntSupplier;

/** How full each bound is, and how often it turned somebody away. */
@Singleton
class BoundMeters {
  private final MeterRegistry meters;

  BoundMeters(MeterRegistry meters) {
    this.meters = meters;
    List.of("connections", "requests", "transfers").forEach(this::refusals);
    List.of("ended", "too-slow", "too-long").forEach(this::brokenOffs);
  }

  void limit(String bound, IntSupplier limit) {
    Gauge.builder("lucarne.bound.limit", limit::getAsInt).tag("bound", bound).register(meters);
  }

  void used(String bound, IntSupplier used) {
    Gauge.builder("lucarne.bound.used", used::getAsInt).tag("bound", bound).register(meters);
  }

  void refused(String bound) {
    refusals(bound).increment();
  }

  void brokenOff(String reason) {
    brokenOffs(reason).increment();
  }

  private io.micrometer.core.instrument.Counter refusals(String bound) {
    return meters.counter("lucarne.bound.refusals", "bound", bound);
  }

  private io.micrometer.core.instrument.Counter brokenOffs(String reason) {
    return meters.counter("lucarne.transfers.broken.off", "reason", reason);
  }
}
