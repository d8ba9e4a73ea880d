package org.lucarne.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoDurationTest {

  @ParameterizedTest
  @CsvSource({
    "P1D, 86400",
    "P2W, 1209600",
    "PT1S, 1",
    "P1DT1H1M1S, 90061",
    "PT90M, 5400",
    "PT0S, 0"
  })
  void durationsAreReadAsIso8601WritesThem(String text, long seconds) {
    assertThat(IsoDuration.parse(text)).contains(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PT",
        "P1",
        "1D",
        "p1d",
        "P1M",
        "P1Y",
        "P1W1D",
        "P-1D",
        "-P1D",
        "+P1D",
        "P1.5D",
        "PT1.5S",
        "P1DT",
        "P1H",
        " P1D",
        "P1D ",
        "P1D\n",
        "PT1S1M",
        "P9999999D",
        "P٣D"
      })
  void whatHasNoFixedLengthOrIsNoDurationIsRefused(String text) {
    assertThat(IsoDuration.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P999999DT999999999H999999999M999999999S", "P9999W"})
  void theLongestThatCanBeWrittenIsRead(String text) {
    assertThat(IsoDuration.parse(text)).isPresent();
  }

  @Test
  void wholeDaysAreWrittenAsDays() {
    assertThat(IsoDuration.format(Duration.ofDays(14))).isEqualTo("P14D");
    assertThat(IsoDuration.format(Duration.ofHours(25))).isEqualTo("PT25H");
    assertThat(IsoDuration.format(Duration.ofSeconds(1))).isEqualTo("PT1S");
    assertThat(IsoDuration.format(Duration.ZERO)).isEqualTo("PT0S");
  }
}
