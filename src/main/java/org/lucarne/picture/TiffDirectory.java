package org.lucarne.picture;

import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One directory of a TIFF file, or of the Exif data of another (TIFF 6.0, section 2).
 *
 * @param next where the next one is; 0 for none
 * @param end behind the last byte of the directory itself
 */
record TiffDirectory(Span tiff, Map<Integer, Field> fields, long next, long end) {
  private static final int ENTRIES = 1000;

  /**
   * One entry.
   *
   * @param at where its values are
   */
  record Field(int type, long count, long at) {
    long end() {
      return at + count * bytesOf(type);
    }
  }

  /** What begins with a TIFF header, read in the order of bytes that it names. */
  static Span open(Span file) throws RefusedPictureException {
    if (file.has(0, "II*\0")) {
      return file.in(ByteOrder.LITTLE_ENDIAN);
    }
    if (file.has(0, "MM\0*")) {
      return file.in(ByteOrder.BIG_ENDIAN);
    }
    throw new RefusedPictureException(PictureRefusal.INCOHERENT, "no TIFF header");
  }

  static TiffDirectory read(Span tiff, long at) throws RefusedPictureException {
    int entries = tiff.u16(at);
    if (entries == 0 || entries > ENTRIES) {
      throw new RefusedPictureException(
          PictureRefusal.INCOHERENT, "a directory of %d entries".formatted(entries));
    }
    Map<Integer, Field> fields = new HashMap<>();
    for (int i = 0; i < entries; i++) {
      long entry = at + 2 + 12L * i;
      int type = tiff.u16(entry + 2);
      long count = tiff.u32(entry + 4);
      boolean inside = count * bytesOf(type) <= 4;
      // The first of two counts: the second would be seen by some readers and not by others.
      fields.putIfAbsent(
          tiff.u16(entry), new Field(type, count, inside ? entry + 8 : tiff.u32(entry + 8)));
    }
    long end = at + 2 + 12L * entries + 4;
    return new TiffDirectory(tiff, fields, tiff.u32(end - 4), end);
  }

  boolean has(int tag) {
    return fields.containsKey(tag);
  }

  long count(int tag) {
    Field field = fields.get(tag);
    return field == null ? 0 : field.count();
  }

  /** The only value of a field, or this one where the field is missing. */
  long number(int tag, long otherwise) throws RefusedPictureException {
    @Nullable Field field = fields.get(tag);
    if (field == null) {
      return otherwise;
    }
    if (field.count() != 1) {
      throw new RefusedPictureException(
          PictureRefusal.INCOHERENT, "tag %d has %d values".formatted(tag, field.count()));
    }
    return number(tag, field, 0);
  }

  /** One of the values of a field that is there. */
  long numberAt(int tag, long index) throws RefusedPictureException {
    Field field = fields.get(tag);
    if (field == null || index >= field.count()) {
      throw new RefusedPictureException(
          PictureRefusal.INCOHERENT, "tag %d has no value %d".formatted(tag, index));
    }
    return number(tag, field, index);
  }

  private long number(int tag, Field field, long index) throws RefusedPictureException {
    return switch (field.type()) {
      case 1 -> tiff.u8(field.at() + index);
      case 3 -> tiff.u16(field.at() + 2 * index);
      case 4, 13 -> tiff.u32(field.at() + 4 * index);
      default ->
          throw new RefusedPictureException(
              PictureRefusal.INCOHERENT, "tag %d is of type %d".formatted(tag, field.type()));
    };
  }

  private static int bytesOf(int type) {
    return switch (type) {
      case 3, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      case 5, 10, 12 -> 8;
      default -> 1;
    };
  }
}
