package org.lucarne.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PolledTest {
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void itIsAskedOnceAndItsAnswerKept() {
    Polled<Integer> polled = new Polled<>("test", -1, asked::incrementAndGet);

    assertThat(polled.get()).isEqualTo(1);
    assertThat(polled.get()).isEqualTo(1);
    assertThat(asked).hasValue(1);
  }

  @Test
  void whatCannotBeKnownIsUnknown() {
    Polled<Integer> polled =
        new Polled<>(
            "test",
            -1,
            () -> {
              throw new IllegalStateException("nobody there");
            });

    assertThat(polled.get()).isEqualTo(-1);
  }

  @Test
  void nobodyWaitsLongForAnAnswerThatDoesNotCome() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Polled<Integer> polled =
        new Polled<>(
            "test",
            -1,
            () -> {
              never.await();
              return 1;
            });
    long began = System.nanoTime();

    assertThat(polled.get()).isEqualTo(-1);
    assertThat(polled.get()).isEqualTo(-1);

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
    never.countDown();
  }
}
