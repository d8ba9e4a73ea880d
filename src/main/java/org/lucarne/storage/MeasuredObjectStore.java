package org.lucarne.storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Tells how long storage takes and how its calls end. What a put waits for its sender is not
 * counted: a phone with a bad network must not look like slow storage.
 */
final class MeasuredObjectStore implements ObjectStore, AutoCloseable {
  private final ObjectStore store;
  private final MeterRegistry meters;
  private final Tracer tracer;

  MeasuredObjectStore(ObjectStore store, MeterRegistry meters, Tracer tracer) {
    this.store = store;
    this.meters = meters;
    this.tracer = tracer;
  }

  @Override
  public void put(ObjectKey key, InputStream bytes, long sizeBytes) throws IOException {
    TimedSource source = new TimedSource(bytes);
    Call call = new Call("put", source);
    try (Scope scope = call.span.makeCurrent()) {
      store.put(key, source, sizeBytes);
      call.end("done");
    } catch (StorageFailure e) {
      call.end("failed");
      throw e;
    } catch (IOException | RuntimeException e) {
      // The sender's bytes broke off or were refused; storage is not to blame.
      call.end("broken-off");
      throw e;
    }
  }

  @Override
  public StoredBytes open(ObjectKey key) {
    Call call = new Call("open");
    try (Scope scope = call.span.makeCurrent()) {
      StoredBytes opened = store.open(key);
      call.end("done");
      return opened;
    } catch (RuntimeException e) {
      call.end(e instanceof ObjectMissing ? "missing" : "failed");
      throw e;
    }
  }

  @Override
  public void delete(ObjectKey key) {
    run("delete", () -> store.delete(key));
  }

  @Override
  public void check() {
    run("check", store::check);
  }

  @Override
  public void close() throws Exception {
    if (store instanceof AutoCloseable open) {
      open.close();
    }
  }

  private void run(String operation, Runnable action) {
    Call call = new Call(operation);
    try (Scope scope = call.span.makeCurrent()) {
      action.run();
      call.end("done");
    } catch (RuntimeException e) {
      call.end("failed");
      throw e;
    }
  }

  /** One call under way: its span says what the meter says, and nothing else. */
  private final class Call {
    private final String operation;
    private final TimedSource source;
    private final long beganNanos = System.nanoTime();
    private final Span span;

    Call(String operation) {
      this(operation, new TimedSource(InputStream.nullInputStream()));
    }

    Call(String operation, TimedSource source) {
      this.operation = operation;
      this.source = source;
      // Part of a request or of nothing: what runs in the background is told by the meters.
      boolean traced = Span.current().getSpanContext().isValid();
      this.span =
          traced ? tracer.spanBuilder("storage " + operation).startSpan() : Span.getInvalid();
    }

    void end(String outcome) {
      long nanos = System.nanoTime() - beganNanos - source.waitedNanos;
      Timer.builder("lucarne.storage")
          .description("Calls to storage, without the time a put waits for its sender")
          .tags("operation", operation, "outcome", outcome)
          .serviceLevelObjectives(
              Duration.ofMillis(10),
              Duration.ofMillis(50),
              Duration.ofMillis(200),
              Duration.ofSeconds(1),
              Duration.ofSeconds(5),
              Duration.ofSeconds(30))
          .register(meters)
          .record(Duration.ofNanos(Math.max(0, nanos)));
      span.setAttribute("lucarne.outcome", outcome);
      if (outcome.equals("failed")) {
        span.setStatus(StatusCode.ERROR);
      }
      span.end();
    }
  }

  /** Knows how long its reader waited for it. */
  private static final class TimedSource extends FilterInputStream {
    private long waitedNanos;

    TimedSource(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      long began = System.nanoTime();
      try {
        return in.read();
      } finally {
        waitedNanos += System.nanoTime() - began;
      }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      long began = System.nanoTime();
      try {
        return in.read(buffer, offset, length);
      } finally {
        waitedNanos += System.nanoTime() - began;
      }
    }
  }
}
