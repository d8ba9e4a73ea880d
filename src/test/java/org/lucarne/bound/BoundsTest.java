package org.lucarne.bound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundsTest {
  private static final long MIB = 1024 * 1024;

  @Test
  void aSmallPodBearsWhatAThirdOfItsHeapHolds() {
    Bounds small = Bounds.ofProcess(256 * MIB, 1_000_000);

    assertThat(small).isEqualTo(new Bounds(1_024, 1_024, 204));
    assertThat(small.transfers() * 0.4 * MIB).isLessThan(256 * MIB / 3.0);
  }

  @Test
  void connectionsLeaveHalfOfTheOpenFilesToTheRest() {
    assertThat(Bounds.ofProcess(256 * MIB, 1_024).connections()).isEqualTo(512);
  }

  @Test
  void noProcessIsTooSmallToServeAnybody() {
    assertThat(Bounds.ofProcess(1, 1)).isEqualTo(new Bounds(16, 128, 16));
  }

  @Test
  void aLargeHeapHasBoundsToo() {
    assertThat(Bounds.ofProcess(1L << 40, Long.MAX_VALUE))
        .isEqualTo(new Bounds(4_096, 16_384, 2_048));
  }
}
