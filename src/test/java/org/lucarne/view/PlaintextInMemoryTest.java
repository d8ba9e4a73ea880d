package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.lucarne.picture.MediaType;

class PlaintextInMemoryTest {
  private static final int UNIT = 64 * 1024;

  @Test
  void closingTwiceGivesTheMemoryBackOnce() {
    MemoryBudget memory = new MemoryBudget(2 * UNIT);
    assertThat(memory.tryTake(UNIT)).isTrue();
    PlaintextInMemory plaintext = new PlaintextInMemory(new byte[UNIT], MediaType.JPEG, memory);

    plaintext.close();
    plaintext.close();

    assertThat(memory.tryTake(2 * UNIT)).isTrue();
    assertThat(memory.tryTake(1)).isFalse();
  }
}
