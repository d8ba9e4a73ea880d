package org.lucarne.picture.corpus;

import java.util.Arrays;

/** Small changes of a file. */
public final class Change {
  private Change() {}

  public static byte[] cut(byte[] file, int bytes) {
    return Arrays.copyOf(file, bytes);
  }

  /** The first so many hundredths of it. */
  public static byte[] percent(byte[] file, int percent) {
    return cut(file, (int) ((long) file.length * percent / 100));
  }

  public static byte[] set(byte[] file, int at, int... values) {
    byte[] changed = file.clone();
    for (int i = 0; i < values.length; i++) {
      changed[at + i] = (byte) values[i];
    }
    return changed;
  }

  public static byte[] flip(byte[] file, int at, int mask) {
    return set(file, at, file[at] ^ mask);
  }

  public static byte[] append(byte[] file, String latin) {
    return Bytes.join(file, Bytes.latin(latin));
  }
}
