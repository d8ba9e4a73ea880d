package org.lucarne.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.context.Scope;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.lucarne.problem.FilterOrder;
import org.lucarne.problem.RequestId;

/**
 * The first to see a request and the last to see its answer: gives it an id, and tells how it ended
 * to metrics, traces and log.
 */
@Singleton
public class ObserveRequests {
  private static final Logger LOG = Logger.getLogger("org.lucarne.request");
  private static final String REQUEST_ID = "requestId";

  private final RequestMeters meters;
  private final RequestSpans spans;
  private final boolean logged;

  ObserveRequests(RequestMeters meters, RequestSpans spans, TelemetryConfig config) {
    this.meters = meters;
    this.spans = spans;
    this.logged = config.requestLog();
  }

  void register(@Observes Filters filters) {
    filters.register(this::observe, FilterOrder.OBSERVE.priority());
  }

  // The scope is closed where the request ends, which is no block of code.
  @SuppressWarnings("MustBeClosedChecker")
  private void observe(RoutingContext context) {
    long began = System.nanoTime();
    Context own = Objects.requireNonNull(Vertx.currentContext());
    String id = RequestId.of(context);
    context.response().putHeader(RequestId.HEADER, id);
    Span span = spans.begin(context.request());
    Scope scope = span.makeCurrent();
    MDC.put(REQUEST_ID, id);
    context.addEndHandler(end -> {
      Exchange exchange = Exchange.of(context, own, end.failed());
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      meters.count(exchange, took);
      spans.end(span, exchange);
      log(id, exchange, took);
      scope.close();
    });
    context.next();
  }

  private void log(String id, Exchange exchange, Duration took) {
    if (!logged) {
      return;
    }
    MDC.put(REQUEST_ID, id);
    LOG.infof(
        "%s %s %d%s in %d ms, %d bytes in, %d out",
        exchange.method(),
        exchange.route(),
        exchange.status(),
        exchange.brokenOff() ? " (broken off)" : "",
        took.toMillis(),
        exchange.receivedBytes(),
        exchange.sentBytes());
  }
}
