package org.lucarne.picture.corpus;

import java.util.Arrays;

/**
 * A progressive JPEG of one component and many scans, each a few bytes that say: nothing changes,
 * in any block. A decoder walks through all coefficients of the picture for each.
 */
public final class ScanBomb {
  /** The longest run of blocks that one code stands for, and the bits of its length. */
  private static final int RUN = 32_767;

  private static final int RUN_BITS = 14;

  private final int side;
  private final Bytes out = Bytes.big();
  private int held;
  private int bits;

  private ScanBomb(int side) {
    this.side = side;
  }

  /** One scan for the averages, and {@code scans - 1} that refine nothing. */
  public static byte[] of(int side, int scans) {
    ScanBomb bomb = new ScanBomb(side);
    bomb.head();
    bomb.averages();
    for (int i = 1; i < scans; i++) {
      bomb.nothing();
    }
    return bomb.out.u8(0xff, 0xd9).toArray();
  }

  private void head() {
    byte[] table = new byte[65];
    Arrays.fill(table, 1, 65, (byte) 1);
    out.u8(0xff, 0xd8)
        .raw(Jpeg.segment(0xdb, table))
        .raw(Jpeg.segment(0xc2, Bytes.big().u8(8).u16(side).u16(side).u8(1, 1, 0x11, 0).toArray()))
        .raw(Jpeg.segment(0xc4, oneCode(0x00, 0x00)))
        .raw(Jpeg.segment(0xc4, oneCode(0x10, 0xe0)));
  }

  /** A Huffman table in which the single bit 0 stands for a symbol. */
  private static byte[] oneCode(int table, int symbol) {
    return Bytes.big().u8(table, 1).raw(new byte[15]).u8(symbol).toArray();
  }

  /** Every block as gray as the one before: a bit each. */
  private void averages() {
    out.raw(Jpeg.segment(0xda, Bytes.big().u8(1, 1, 0, 0, 0, 0).toArray()));
    for (int i = 0; i < blocks(); i++) {
      put(0, 1);
    }
    fill();
  }

  private void nothing() {
    out.raw(Jpeg.segment(0xda, Bytes.big().u8(1, 1, 0, 1, 63, 0x10).toArray()));
    int left = blocks();
    while (left > 1 << RUN_BITS) {
      int run = Math.min(left, RUN);
      put(0, 1);
      put(run - (1 << RUN_BITS), RUN_BITS);
      left -= run;
    }
    if (left > 0) {
      put(0, 1);
      put(0, RUN_BITS);
    }
    fill();
  }

  private int blocks() {
    int across = (side + 7) / 8;
    return across * across;
  }

  private void put(int value, int count) {
    held = held << count | value;
    bits += count;
    while (bits >= 8) {
      bits -= 8;
      int octet = held >> bits & 0xff;
      out.u8(octet);
      if (octet == 0xff) {
        out.u8(0);
      }
    }
    held &= (1 << bits) - 1;
  }

  private void fill() {
    if (bits > 0) {
      put((1 << 8 - bits) - 1, 8 - bits);
    }
  }
}
