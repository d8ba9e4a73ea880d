package org.lucarne.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

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
  @Timeout(120)
  void nobodyWaitsLongForAnAnswerThatDoesNotCome() {
    CountDownLatch never = new CountDownLatch(1);
    Polled<Integer> polled =
        new Polled<>(
            "test",
            -1,
            () -> {
              never.await();
              return 1;
            });

    assertThat(polled.get()).isEqualTo(-1);
    assertThat(polled.get()).isEqualTo(-1);
    never.countDown();
  }
}
