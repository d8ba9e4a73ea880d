package org.lucarne.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.lucarne.problem.ProblemType;

/** Counts what comes in over HTTP, and how it ends. */
@Singleton
class RequestMeters {
  private final MeterRegistry meters;
  private final Counter received;
  private final Counter sent;

  RequestMeters(MeterRegistry meters) {
    this.meters = meters;
    received = meters.counter("lucarne.received.bytes");
    sent = meters.counter("lucarne.sent.bytes");
    for (ProblemType problem : ProblemType.values()) {
      refusals(problem);
    }
    uploads("stored");
  }

  void count(Exchange exchange, Duration took) {
    Timer.builder("lucarne.http.requests")
        .tags("method", exchange.method(), "route", exchange.route())
        .tag("status", Integer.toString(exchange.status()))
        .serviceLevelObjectives(
            Duration.ofMillis(50),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30))
        .register(meters)
        .record(took);
    received.increment(exchange.receivedBytes());
    sent.increment(exchange.sentBytes());
    exchange.problem().ifPresent(problem -> refusals(problem).increment());
    if (exchange.isUpload()) {
      uploads(exchange.uploadOutcome()).increment();
    }
  }

  private Counter refusals(ProblemType problem) {
    return meters.counter("lucarne.refusals", "problem", problem.slug());
  }

  private Counter uploads(String outcome) {
    return meters.counter("lucarne.uploads", "outcome", outcome);
  }
}
