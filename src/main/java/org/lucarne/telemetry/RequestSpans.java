package org.lucarne.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.TracerProvider;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.ProblemType;

/**
 * One span for each request. The framework's own would name path, query and user agent, in which
 * tokens stand; so it is off, and this says of a request what {@link Exchange} lets be said.
 */
@Singleton
class RequestSpans {
  private static final String TRACEPARENT = "traceparent";

  private final Tracer tracer;

  /**
   * @param disabled then there is nobody to send spans to, and the framework's tracer would still
   *     make them
   */
  RequestSpans(
      Tracer tracer, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean disabled) {
    this.tracer = disabled ? TracerProvider.noop().get("lucarne") : tracer;
  }

  Span begin(HttpServerRequest request) {
    Context caller =
        W3CTraceContextPropagator.getInstance().extract(Context.root(), request, new Caller());
    return tracer.spanBuilder("request").setParent(caller).setSpanKind(SpanKind.SERVER).startSpan();
  }

  void end(Span span, Exchange exchange) {
    span.updateName(exchange.method() + " " + exchange.route());
    span.setAttribute("http.request.method", exchange.method());
    span.setAttribute("http.route", exchange.route());
    span.setAttribute("http.response.status_code", exchange.status());
    span.setAttribute("http.request.body.size", exchange.receivedBytes());
    span.setAttribute("http.response.body.size", exchange.sentBytes());
    exchange
        .problem()
        .map(ProblemType::slug)
        .ifPresent(slug -> span.setAttribute("lucarne.problem", slug));
    if (exchange.status() >= 500 || exchange.brokenOff()) {
      span.setStatus(StatusCode.ERROR);
    }
    span.end();
  }

  /** Reads {@code traceparent}, which is digits, and no other header: those are free text. */
  private static final class Caller implements TextMapGetter<HttpServerRequest> {
    @Override
    public Iterable<String> keys(HttpServerRequest request) {
      return List.of(TRACEPARENT);
    }

    @Override
    public @Nullable String get(@Nullable HttpServerRequest request, String key) {
      return request == null || !key.equals(TRACEPARENT) ? null : request.getHeader(key);
    }
  }
}
