package org.lucarne.picture.corpus;

import java.nio.ByteOrder;

/** The data that cameras add, as a small TIFF. */
public final class Exif {
  private Exif() {}

  /** Nothing but how the picture is to be turned. */
  public static byte[] orientation(int value, ByteOrder order) {
    return head(order).u16(1).u16(274).u16(3).u32(1).u16(value).u16(0).u32(0).toArray();
  }

  /** Whose first directory names itself as the next, and as the Exif and GPS directory. */
  public static byte[] circles() {
    return head(ByteOrder.BIG_ENDIAN)
        .u16(3)
        .raw(pointer(330, 8))
        .raw(pointer(34665, 8))
        .raw(pointer(34853, 8))
        .u32(8)
        .toArray();
  }

  /** Who, where and when, and how it is turned. */
  public static byte[] telling(int orientation) {
    int gps = 8 + 2 + 3 * 12 + 4;
    return head(ByteOrder.BIG_ENDIAN)
        .u16(3)
        .raw(Bytes.big().u16(274).u16(3).u32(1).u16(orientation).u16(0).toArray())
        .raw(Bytes.big().u16(315).u16(2).u32(4).text("Ada\0").toArray())
        .raw(pointer(34853, gps))
        .u32(0)
        .u16(2)
        .raw(Bytes.big().u16(1).u16(2).u32(2).text("N\0\0\0").toArray())
        .raw(Bytes.big().u16(2).u16(5).u32(3).u32(gps + 2 + 2 * 12 + 4).toArray())
        .u32(0)
        .u32(48)
        .u32(1)
        .u32(51)
        .u32(1)
        .u32(24)
        .u32(1)
        .toArray();
  }

  /** A directory that claims to have more entries than there are bytes. */
  public static byte[] endless() {
    return head(ByteOrder.BIG_ENDIAN).u16(65535).raw(pointer(34665, 8)).toArray();
  }

  private static byte[] pointer(int tag, int at) {
    return Bytes.big().u16(tag).u16(4).u32(1).u32(at).toArray();
  }

  private static Bytes head(ByteOrder order) {
    return Bytes.in(order).text(order == ByteOrder.BIG_ENDIAN ? "MM" : "II").u16(42).u32(8);
  }
}
