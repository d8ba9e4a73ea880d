package org.lucarne.it;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Knows any run of 64 bytes of some pictures again, wherever in other bytes it stands: such a run
 * holds one of the pictures' aligned blocks of 32 bytes.
 */
final class PlaintextRuns {
  static final int RUN_BYTES = 64;

  private static final int BLOCK = RUN_BYTES / 2;
  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final long OLDEST = power(BLOCK - 1);
  private static final int FEWEST_VALUES = 12;

  private final Set<Long> blocks = new HashSet<>();
  private final BitSet filter = new BitSet(1 << 24);

  PlaintextRuns(List<byte[]> pictures) {
    for (byte[] picture : pictures) {
      for (int start = 0; start + BLOCK <= picture.length; start += BLOCK) {
        // Padding and tables stand in other files too.
        if (isTelling(picture, start)) {
          long hash = hash(picture, start);
          blocks.add(hash);
          filter.set((int) (hash >>> 40));
        }
      }
    }
  }

  boolean occurIn(byte[] bytes) {
    if (bytes.length < BLOCK) {
      return false;
    }
    long hash = hash(bytes, 0);
    for (int end = BLOCK; ; end++) {
      if (filter.get((int) (hash >>> 40)) && blocks.contains(hash)) {
        return true;
      }
      if (end == bytes.length) {
        return false;
      }
      hash = (hash - (bytes[end - BLOCK] + 1) * OLDEST) * BASE + bytes[end] + 1;
    }
  }

  private static long hash(byte[] bytes, int start) {
    long hash = 0;
    for (int i = start; i < start + BLOCK; i++) {
      hash = hash * BASE + bytes[i] + 1;
    }
    return hash;
  }

  private static boolean isTelling(byte[] bytes, int start) {
    BitSet values = new BitSet(256);
    for (int i = start; i < start + BLOCK; i++) {
      values.set(bytes[i] & 0xff);
    }
    return values.cardinality() >= FEWEST_VALUES;
  }

  private static long power(int exponent) {
    long power = 1;
    for (int i = 0; i < exponent; i++) {
      power *= BASE;
    }
    return power;
  }
}
