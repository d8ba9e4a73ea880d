package org.lucarne.picture;

import org.jspecify.annotations.Nullable;

/**
 * Where a picture ends in its file. Telephones put short films and depth maps behind it: no
 * rendition holds them, and whoever downloads the original has them.
 */
final class PictureEnd {
  private static final int PNG_SIGNATURE_BYTES = 8;

  /** Of a PNG's chunk beside its content: length, name, checksum. */
  private static final int PNG_CHUNK_BYTES = 12;

  private static final int IEND = 0x49454e44;
  private static final int RIFF_HEADER_BYTES = 8;

  private PictureEnd() {}

  /**
   * In bytes from the beginning; the file's length where nothing follows or it does not tell.
   *
   * @param jpeg what was read of a JPEG; null for every other type
   */
  static int of(Original original, @Nullable JpegMarkers jpeg) {
    long end =
        switch (original.type()) {
          case PNG -> endOfPng(original);
          case WEBP -> endOfWebp(original);
          default -> jpeg == null ? original.bytes() : jpeg.endBytes();
        };
    return (int) Math.min(end, original.bytes());
  }

  private static long endOfPng(Original original) {
    long at = PNG_SIGNATURE_BYTES;
    while (at + PNG_CHUNK_BYTES <= original.bytes()) {
      long next = at + PNG_CHUNK_BYTES + bigEndian(original, at);
      if (bigEndian(original, at + 4) == IEND) {
        return next;
      }
      at = next;
    }
    return original.bytes();
  }

  /** Chunks of an odd length are filled up by a byte (RFC 9649, section 2.3). */
  private static long endOfWebp(Original original) {
    if (original.bytes() < RIFF_HEADER_BYTES) {
      return original.bytes();
    }
    long size = Integer.reverseBytes((int) bigEndian(original, 4)) & 0xffff_ffffL;
    return RIFF_HEADER_BYTES + size + (size & 1);
  }

  private static long bigEndian(Original original, long at) {
    long value = 0;
    for (int i = 0; i < 4; i++) {
      value = value << 8 | original.at(at + i);
    }
    return value;
  }
}
