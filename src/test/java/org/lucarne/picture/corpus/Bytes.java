package org.lucarne.picture.corpus;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bytes on their way to become a file. */
public final class Bytes {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteOrder order;

  private Bytes(ByteOrder order) {
    this.order = order;
  }

  public static Bytes big() {
    return new Bytes(ByteOrder.BIG_ENDIAN);
  }

  public static Bytes little() {
    return new Bytes(ByteOrder.LITTLE_ENDIAN);
  }

  public static Bytes in(ByteOrder order) {
    return new Bytes(order);
  }

  public static byte[] join(byte[]... parts) {
    Bytes all = big();
    for (byte[] part : parts) {
      all.raw(part);
    }
    return all.toArray();
  }

  public static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  public Bytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public Bytes text(String latin) {
    return raw(latin(latin));
  }

  public Bytes u8(int... values) {
    for (int value : values) {
      out.write(value);
    }
    return this;
  }

  public Bytes u16(int value) {
    return order == ByteOrder.BIG_ENDIAN ? u8(value >> 8, value) : u8(value, value >> 8);
  }

  public Bytes u24(int value) {
    return order == ByteOrder.BIG_ENDIAN
        ? u8(value >> 16, value >> 8, value)
        : u8(value, value >> 8, value >> 16);
  }

  public Bytes u32(long value) {
    int high = (int) (value >> 16);
    int low = (int) value;
    return order == ByteOrder.BIG_ENDIAN ? u16(high).u16(low) : u16(low).u16(high);
  }

  public int size() {
    return out.size();
  }

  public byte[] toArray() {
    return out.toByteArray();
  }
}
