package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PictureBoundsTest {
  private static final TestPictureConfig DEFAULT = TestPictureConfig.DEFAULT;

  @Test
  void settingsWithWhichNoPictureWouldPassStopTheStart() {
    Map.of(
            "LUCARNE_PICTURE_WORKERS is -1", DEFAULT.withWorkers(-1),
            "LUCARNE_PICTURE_WORKERS is 65", DEFAULT.withWorkers(65),
            "LUCARNE_PICTURE_MEMORY is 33554432 bytes", DEFAULT.withMegabytes(32),
            "LUCARNE_PICTURE_DEADLINE is PT0S", DEFAULT.within(Duration.ZERO),
            "LUCARNE_PICTURE_DEADLINE is PT3M", DEFAULT.within(Duration.ofMinutes(3)))
        .forEach((message, config) ->
            assertThatIllegalArgumentException()
                .isThrownBy(() -> PictureBounds.check(config))
                .withMessageStartingWith(message));
  }

  @Test
  void aProcessMayMakeNoneAtAll() {
    assertThatCode(() -> PictureBounds.check(DEFAULT.withWorkers(0))).doesNotThrowAnyException();
    assertThatCode(() -> PictureBounds.check(DEFAULT)).doesNotThrowAnyException();
  }
}
