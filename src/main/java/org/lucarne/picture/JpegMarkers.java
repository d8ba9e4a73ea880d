package org.lucarne.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What the markers of a JPEG tell without decoding it (ISO/IEC 10918-1, annex B): its size, and how
 * many scans it has, each of which costs a decoder a pass over all of it, however few bytes it has.
 * Lenient: what is no marker is passed over, as decoders do.
 *
 * @param width 0 where there is no frame
 * @param scans up to the one with which counting ended
 * @param endBytes behind the marker that ends the picture; the file's length where there is none
 */
record JpegMarkers(int width, int height, int scans, long endBytes) {
  static final int EOI = 0xd9;
  private static final int APP1 = 0xe1;
  private static final int SOI = 0xd8;
  private static final int SOS = 0xda;

  /** Reads bytes one by one; nobody makes a copy of a file for it. */
  interface Bytes {
    int at(long position);
  }

  /**
   * Walks through the file once.
   *
   * @param mostScans after which it is not worth going on
   */
  static JpegMarkers read(Bytes bytes, long length, int mostScans) {
    int width = 0;
    int height = 0;
    int scans = 0;
    long at = 2;
    while (at + 4 <= length && scans <= mostScans) {
      int marker = bytes.at(at) == 0xff ? bytes.at(at + 1) : 0;
      if (marker == EOI) {
        return new JpegMarkers(width, height, scans, at + 2);
      }
      if (!hasLength(marker)) {
        at++;
        continue;
      }
      if (isFrame(marker) && at + 9 <= length && width == 0) {
        height = bytes.at(at + 5) << 8 | bytes.at(at + 6);
        width = bytes.at(at + 7) << 8 | bytes.at(at + 8);
      }
      scans += marker == SOS ? 1 : 0;
      at += 2 + (bytes.at(at + 2) << 8 | bytes.at(at + 3));
    }
    boolean ends = at + 2 <= length && bytes.at(at) == 0xff && bytes.at(at + 1) == EOI;
    return new JpegMarkers(width, height, scans, ends ? at + 2 : length);
  }

  /** The content of its first Exif segment; null where there is none before the first scan. */
  static byte @Nullable [] exif(byte[] file) {
    int at = 2;
    while (at + 10 <= file.length && file[at] == (byte) 0xff && (file[at + 1] & 0xff) != SOS) {
      int end = at + 2 + ((file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
      if ((file[at + 1] & 0xff) == APP1
          && end <= file.length
          && new String(file, at + 4, 4, StandardCharsets.ISO_8859_1).equals("Exif")) {
        return Arrays.copyOfRange(file, at + 4, end);
      }
      at = end;
    }
    return null;
  }

  /** Not those that stand alone, nor what only looks like a marker within a scan. */
  private static boolean hasLength(int marker) {
    return marker >= 0xc0 && marker != 0xff && (marker < 0xd0 || marker > SOI);
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }
}
