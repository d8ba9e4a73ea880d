package org.lucarne.picture;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Set;

/**
 * What of a picture a decoder needs: its pixels, and how they are coded. Metadata, profiles and
 * thumbnails are left out, so that no decoder reads them, stumbles over them, or converts colours
 * by them: the colours are the numbers in the file.
 */
final class BarePicture {
  private static final Set<String> PNG = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
  private static final Set<String> WEBP = Set.of("VP8X", "VP8 ", "VP8L", "ALPH", "ANIM", "ANMF");

  /** ICC, Exif and XMP, as VP8X announces them. */
  private static final int WEBP_METADATA = 0x20 | 0x08 | 0x04;

  /** XMP, IPTC, Photoshop, ICC, and further directories. */
  private static final Set<Integer> TIFF_METADATA =
      Set.of(700, 33723, 34377, 34675, 330, 34665, 34853);

  /** No tag that anybody reads. */
  private static final int TIFF_NOTHING = 0xffff;

  private final Span file;
  private final byte[] kept;
  private int size;

  private BarePicture(Span file) {
    this.file = file;
    kept = new byte[file.size()];
  }

  /**
   * A copy.
   *
   * @param header of this very file
   */
  static byte[] of(byte[] file, PictureHeader header) throws RefusedPictureException {
    Span whole = new Span(file, 0, header.endBytes(), ByteOrder.BIG_ENDIAN);
    return switch (header.type()) {
      case JPEG -> BareJpeg.of(file, header.endBytes()).bytes();
      case PNG -> new BarePicture(whole).png();
      case WEBP -> new BarePicture(whole.in(ByteOrder.LITTLE_ENDIAN)).webp();
      case TIFF -> tiff(TiffDirectory.open(whole));
      default -> whole.bytes();
    };
  }

  private byte[] png() throws RefusedPictureException {
    int at = 8;
    keep(0, at);
    while (at < file.size()) {
      int next = at + 12 + (int) file.u32(at);
      if (PNG.contains(file.name(at + 4))) {
        keep(at, next);
      }
      at = next;
    }
    return Arrays.copyOf(kept, size);
  }

  private byte[] webp() throws RefusedPictureException {
    int at = 12;
    keep(0, at);
    while (at < file.size()) {
      int length = (int) file.u32(at + 4);
      int next = Math.min(at + 8 + length + (length & 1), file.size());
      int begin = size;
      if (WEBP.contains(file.name(at))) {
        keep(at, next);
      }
      if (file.has(at, "VP8X")) {
        kept[begin + 8] &= (byte) ~WEBP_METADATA;
      }
      at = next;
    }
    for (int i = 0; i < 4; i++) {
      kept[4 + i] = (byte) (size - 8 >> 8 * i);
    }
    return Arrays.copyOf(kept, size);
  }

  /** Everything stays where it is, and the first directory speaks of less. */
  private static byte[] tiff(Span tiff) throws RefusedPictureException {
    byte[] bare = tiff.bytes();
    long directory = tiff.u32(4);
    int entries = tiff.u16(directory);
    for (int i = 0; i < entries; i++) {
      int entry = (int) directory + 2 + 12 * i;
      if (TIFF_METADATA.contains(tiff.u16(entry))) {
        bare[entry] = (byte) TIFF_NOTHING;
        bare[entry + 1] = (byte) TIFF_NOTHING;
      }
    }
    return bare;
  }

  private void keep(int from, int to) {
    System.arraycopy(file.file(), from, kept, size, to - from);
    size += to - from;
  }
}
