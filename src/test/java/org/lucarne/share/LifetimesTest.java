package org.lucarne.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucarne.key.Mode;

class LifetimesTest {

  @Test
  void aClusterGivesNoLinkForMoments() {
    assertThat(of(Mode.STANDALONE, null, null, null).shortest()).isEqualTo(Duration.ofSeconds(1));
    assertThat(of(Mode.CLUSTER, null, null, null).shortest()).isEqualTo(Duration.ofMinutes(5));
  }

  /** A bound alone may be set, and what nobody chose follows. */
  @ParameterizedTest
  @CsvSource({",, P14D", ", P7D, P7D", "P21D,, P21D", "P14D, P14D, P14D", ", PT1S, PT1S"})
  void theUsualLifetimeIsTheNearestToTwoWeeks(
      @Nullable String min, @Nullable String max, String usual) {
    assertThat(of(Mode.STANDALONE, min, null, max).usual()).isEqualTo(Duration.parse(usual));
  }

  @ParameterizedTest
  @CsvSource({
    "P2D,, P1D, 'LUCARNE_EXPIRES_IN_MIN is P2D, more than LUCARNE_EXPIRES_IN_MAX, which is P1D'",
    "P31D,,, 'LUCARNE_EXPIRES_IN_MIN is P31D, more than LUCARNE_EXPIRES_IN_MAX, which is P30D'",
    ", P31D,, LUCARNE_EXPIRES_IN_DEFAULT is P31D; it can be PT1S to P30D",
    "PT1H, PT30M, P1D, LUCARNE_EXPIRES_IN_DEFAULT is PT30M; it can be PT1H to P1D"
  })
  void whatCannotBeTogetherIsRefused(
      @Nullable String min, @Nullable String usual, @Nullable String max, String sentence) {
    assertThatThrownBy(() -> of(Mode.STANDALONE, min, usual, max)).hasMessage(sentence);
  }

  private static Lifetimes of(
      Mode mode, @Nullable String min, @Nullable String usual, @Nullable String max) {
    return Lifetimes.of(mode, duration(min), duration(usual), duration(max));
  }

  private static Optional<Duration> duration(@Nullable String text) {
    return Optional.ofNullable(text).map(Duration::parse);
  }
}
