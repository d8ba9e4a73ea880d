package org.lucarne.standalone;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.setting.StartRefusedException;

class HomeLockTest {
  @TempDir Path home;

  @Test
  void aSecondProgramOnTheSameHomeIsRefused() throws IOException {
    try (HomeLock first = HomeLock.take(home)) {
      assertThatThrownBy(() -> HomeLock.take(home))
          .isInstanceOf(StartRefusedException.class)
          .hasMessageContaining("another Lucarne is running on " + home);
    }
  }

  @Test
  void theHomeIsFreeOnceTheFirstHasEnded() throws IOException {
    HomeLock.take(home).close();
    assertThatCode(() -> HomeLock.take(home).close()).doesNotThrowAnyException();
  }
}
