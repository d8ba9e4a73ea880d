package org.lucarne.telemetry;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A number that takes a question to somebody else: asked when it is wanted and the last answer has
 * grown old, on a thread of its own. Whoever wants it gets the last answer, so that metrics come
 * without delay also when the one who is asked does not answer; then they are not a number.
 */
final class Polled<T> {
  static final Duration ASKED_EVERY = Duration.ofSeconds(15);
  private static final Duration WAITED_FOR = Duration.ofSeconds(1);

  private final String what;
  private final Callable<T> question;
  private final T unknown;
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile T answer;
  private volatile long askedNanos = System.nanoTime() - ASKED_EVERY.toNanos();

  Polled(String what, T unknown, Callable<T> question) {
    this.what = what;
    this.question = question;
    this.unknown = unknown;
    this.answer = unknown;
  }

  T get() {
    boolean old = System.nanoTime() - askedNanos >= ASKED_EVERY.toNanos();
    if (old && asking.compareAndSet(false, true)) {
      askedNanos = System.nanoTime();
      await(Thread.ofVirtual().name("metrics-" + what).start(this::ask));
    }
    return answer;
  }

  private void ask() {
    try {
      answer = question.call();
    } catch (Exception e) {
      answer = unknown;
      Log.debugf(e, "asking for %s", what);
    } finally {
      asking.set(false);
    }
  }

  private static void await(Thread asked) {
    try {
      asked.join(WAITED_FOR);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
