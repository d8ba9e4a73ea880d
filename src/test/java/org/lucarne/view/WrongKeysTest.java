package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lucarne.time.AdvancingClock;
import org.postgresql.ds.PGSimpleDataSource;

class WrongKeysTest {
  private static final String ADDRESS = "192.0.2.1";

  private final AdvancingClock clock = new AdvancingClock(new PGSimpleDataSource());
  private final WrongKeys keys = new WrongKeys(clock);

  @Test
  void inNoMinuteWhereverItBeginsAreThereMoreThanThirty() {
    int[] passed = new int[300];
    for (int second = 0; second < passed.length; second++) {
      // Quiet for a while, then as many as can be: the worst for a window.
      passed[second] = second < 59 ? 0 : passed(keys, 40);
      clock.advance(Duration.ofSeconds(1));
    }
    for (int second = 0; second + 60 <= passed.length; second++) {
      assertThat(IntStream.range(second, second + 60).map(i -> passed[i]).sum())
          .as("in the minute from second %d", second)
          .isLessThanOrEqualTo(30);
    }
    assertThat(IntStream.of(passed).sum()).as("in four minutes").isGreaterThan(70);
  }

  @Test
  void whoWaitsAsToldIsNotRefused() {
    passed(keys, WrongKeys.AT_ONCE);
    Duration wait = keys.count(ADDRESS).orElseThrow();

    clock.advance(wait.minusMillis(10));
    assertThat(keys.count(ADDRESS)).isPresent();
    clock.advance(Duration.ofMillis(10));

    assertThat(keys.count(ADDRESS)).isEmpty();
    assertThat(keys.count(ADDRESS)).isPresent();
  }

  @Test
  void afterAMinuteOfQuietAllIsForgotten() {
    passed(keys, 1_000);
    clock.advance(Duration.ofMinutes(1));

    assertThat(passed(keys, 1_000)).isEqualTo(WrongKeys.AT_ONCE);
  }

  @Test
  void anotherNetworkIsCountedApart() {
    passed(keys, 1_000);

    assertThat(keys.count("198.51.100.7")).isEmpty();
    assertThat(keys.count(null)).isEmpty();
  }

  private static int passed(WrongKeys keys, int shown) {
    return (int) IntStream.range(0, shown).filter(i -> keys.count(ADDRESS).isEmpty()).count();
  }
}
