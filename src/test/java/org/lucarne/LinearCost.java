package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.function.Consumer;

/**
 * Tells whether reading a text costs as much as it is long. Processor time of this thread is
 * measured, so a busy machine changes nothing, and the least of several tries is taken.
 */
public final class LinearCost {
  private static final int BYTES = 19_000;
  private static final int TRIES = 5;

  /** A request whose header was read in quadratic time took 1,500 ms for 19,000 characters. */
  private static final long BUDGET_MILLIS = 150;

  private LinearCost() {}

  /** Feeds 19 kB of a piece of text, and the same between two letters. */
  public static void assertLinear(String piece, Consumer<String> reader) {
    String worst = piece.repeat(BYTES / piece.length());
    assertCheap(worst, reader);
    assertCheap("a" + worst + "b", reader);
  }

  private static void assertCheap(String text, Consumer<String> reader) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < TRIES && least > BUDGET_MILLIS * 1_000_000; i++) {
      long began = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      try {
        reader.accept(text);
      } catch (RuntimeException refused) {
        // A refusal is as good as an answer, if it comes as quickly.
        assertThat(refused).isNotInstanceOf(StackOverflowError.class);
      }
      least =
          Math.min(least, ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - began);
    }
    assertThat(least / 1_000_000)
        .as("ms of processor time for %d characters like '%s'", text.length(), text.charAt(1))
        .isLessThanOrEqualTo(BUDGET_MILLIS);
  }
}
