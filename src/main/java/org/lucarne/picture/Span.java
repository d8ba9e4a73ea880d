package org.lucarne.picture;

import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A part of a file, read within its bounds: whoever reads past them learns that the file is
 * truncated. Offsets count from where the part begins.
 */
record Span(byte[] file, int from, int size, ByteOrder order) {

  static Span of(byte[] file, ByteOrder order) {
    return new Span(file, 0, file.length, order);
  }

  Span in(ByteOrder other) {
    return new Span(file, from, size, other);
  }

  int u8(long at) throws RefusedPictureException {
    return file[index(at, 1)] & 0xff;
  }

  int u16(long at) throws RefusedPictureException {
    int index = index(at, 2);
    int first = file[index] & 0xff;
    int second = file[index + 1] & 0xff;
    return order == ByteOrder.BIG_ENDIAN ? first << 8 | second : second << 8 | first;
  }

  long u32(long at) throws RefusedPictureException {
    long first = u16(at);
    long second = u16(at + 2);
    return order == ByteOrder.BIG_ENDIAN ? first << 16 | second : second << 16 | first;
  }

  /** Three bytes, as only WebP has them. */
  int u24(long at) throws RefusedPictureException {
    int first = u8(at);
    int last = u8(at + 2);
    int middle = u8(at + 1) << 8;
    return order == ByteOrder.BIG_ENDIAN
        ? first << 16 | middle | last
        : last << 16 | middle | first;
  }

  /** Whether these Latin-1 characters stand here; not where the part ends before them. */
  boolean has(long at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
    if (at < 0 || at > size - wanted.length) {
      return false;
    }
    int begin = from + (int) at;
    return Arrays.equals(file, begin, begin + wanted.length, wanted, 0, wanted.length);
  }

  /** Four Latin-1 characters, which is how chunks and boxes call themselves. */
  String name(long at) throws RefusedPictureException {
    return new String(file, index(at, 4), 4, StandardCharsets.ISO_8859_1);
  }

  Span part(long at, long length) throws RefusedPictureException {
    return new Span(file, index(at, length), (int) length, order);
  }

  Span from(long at) throws RefusedPictureException {
    return part(at, size - at);
  }

  byte[] bytes() {
    return Arrays.copyOfRange(file, from, from + size);
  }

  boolean isZero() {
    for (int i = from; i < from + size; i++) {
      if (file[i] != 0) {
        return false;
      }
    }
    return true;
  }

  private int index(long at, long length) throws RefusedPictureException {
    if (length < 0 || at < 0 || at > size - length) {
      throw new RefusedPictureException(
          PictureRefusal.TRUNCATED, "%d bytes at %d of %d".formatted(length, at, size));
    }
    return from + (int) at;
  }

  @Override
  public String toString() {
    return "Span of %d bytes at %d".formatted(size, from);
  }
}
