package org.lucarne.retention;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/** What an operator sees of sweeps: how they ended, and how long ago the last whole one did. */
@Singleton
@Startup
public class SweepMeters {
  private final MeterRegistry meters;
  private volatile long lastWholeNanos = System.nanoTime();
  private volatile boolean whole;

  SweepMeters(MeterRegistry meters) {
    this.meters = meters;
    TimeGauge.builder(
            "lucarne.sweep.lag", () -> System.nanoTime() - lastWholeNanos, TimeUnit.NANOSECONDS)
        .description("Since the last sweep without a failure in this process, or its start")
        .register(meters);
    count("whole", 0);
    count("partial", 0);
    meters.counter("lucarne.sweep.failures", "step", "deleting-objects");
  }

  void begin() {
    whole = true;
  }

  /** One step of the sweep, or one object in it, failed. */
  void failed(String step) {
    whole = false;
    meters.counter("lucarne.sweep.failures", "step", step.replace(' ', '-')).increment();
  }

  void end() {
    if (whole) {
      lastWholeNanos = System.nanoTime();
    }
    count(whole ? "whole" : "partial", 1);
  }

  private void count(String outcome, int times) {
    meters.counter("lucarne.sweeps", "outcome", outcome).increment(times);
  }
}
