package org.lucarne.picture.corpus;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** PNGs, chunk by chunk. */
public final class Png {
  public static final int GRAY = 0;
  public static final int RGB = 2;
  public static final int PALETTE = 3;
  public static final int GRAY_ALPHA = 4;
  public static final int RGB_ALPHA = 6;
  static final byte[] SIGNATURE = Bytes.latin("\u0089PNG\r\n\u001a\n");

  private Png() {}

  public static byte[] file(byte[]... chunks) {
    return Bytes.join(SIGNATURE, Bytes.join(chunks));
  }

  public static byte[] chunk(String type, byte[] content) {
    byte[] typed = Bytes.join(Bytes.latin(type), content);
    CRC32 crc = new CRC32();
    crc.update(typed);
    return Bytes.big().u32(content.length).raw(typed).u32(crc.getValue()).toArray();
  }

  public static byte[] ihdr(long width, long height, int depth, int colourType) {
    return chunk(
        "IHDR", Bytes.big().u32(width).u32(height).u8(depth, colourType, 0, 0, 0).toArray());
  }

  public static byte[] idat(byte[] rows) {
    return chunk("IDAT", deflate(rows));
  }

  public static byte[] iend() {
    return chunk("IEND", new byte[0]);
  }

  public static byte[] deflate(byte[] bytes) {
    Deflater deflater = new Deflater();
    deflater.setInput(bytes);
    deflater.finish();
    byte[] out = new byte[bytes.length + 1000];
    int length = deflater.deflate(out);
    deflater.end();
    return Arrays.copyOf(out, length);
  }

  /** So many mebibytes of zeros, as zlib has them, made without making them. */
  public static byte[] zeros(int mebibytes) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
    deflater.setInput(new byte[1 << 20]);
    byte[] block = new byte[8192];
    int length = deflater.deflate(block, 0, block.length, Deflater.FULL_FLUSH);
    deflater.end();
    Bytes all = Bytes.big().u8(0x78, 0xda);
    for (int i = 0; i < mebibytes; i++) {
      all.raw(Arrays.copyOf(block, length));
    }
    // Nothing more, and the Adler-32 of zeros.
    long sum = ((long) mebibytes << 20) % 65_521 << 16 | 1;
    return all.u8(3, 0).u32(sum).toArray();
  }

  /** The samples of the upright picture, as rows without a filter. */
  static byte[] rows(int depth, int colourType) {
    Bytes rows = Bytes.big();
    for (int y = 0; y < Paint.HEIGHT; y++) {
      rows.u8(0);
      int held = 0;
      for (int x = 0; x < Paint.WIDTH; x++) {
        if (depth >= 8) {
          samples(rows, x, y, depth, colourType);
        } else {
          held = held << depth | index(x, y, depth);
          if ((x + 1) * depth % 8 == 0) {
            rows.u8(held);
          }
        }
      }
    }
    return rows.toArray();
  }

  private static int index(int x, int y, int depth) {
    int quarter = (y < Paint.HEIGHT / 2 ? 0 : 2) + (x < Paint.WIDTH / 2 ? 0 : 1);
    return depth == 1 ? quarter / 2 : quarter;
  }

  private static void samples(Bytes rows, int x, int y, int depth, int colourType) {
    boolean coloured = colourType == RGB || colourType == RGB_ALPHA;
    int pixel = Paint.colour(coloured ? Paint.QUARTERS : Paint.GRAYS, x, y);
    int[] values =
        switch (colourType) {
          case PALETTE -> new int[] {index(x, y, 8)};
          case GRAY -> new int[] {pixel & 0xff};
          case GRAY_ALPHA -> new int[] {pixel & 0xff, 255};
          case RGB -> new int[] {pixel >> 16, pixel >> 8 & 0xff, pixel & 0xff};
          default -> new int[] {pixel >> 16, pixel >> 8 & 0xff, pixel & 0xff, 255};
        };
    for (int value : values) {
      rows.u8(value);
      if (depth == 16) {
        rows.u8(value);
      }
    }
  }

  static byte[] palette() {
    Bytes palette = Bytes.big();
    Paint.QUARTERS.forEach(palette::u24);
    return chunk("PLTE", palette.toArray());
  }

  /** The picture, with more chunks before its data. */
  static byte[] picture(int depth, int colourType, byte[]... more) {
    return file(
        ihdr(Paint.WIDTH, Paint.HEIGHT, depth, colourType),
        Bytes.join(more),
        idat(rows(depth, colourType)),
        iend());
  }
}
