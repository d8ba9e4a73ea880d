package org.lucarne.picture;

/**
 * What IHDR says (W3C PNG, third edition, 11.2.1).
 *
 * @param depth bits of a sample, or of an index into the palette
 */
record PngFrame(int width, int height, int depth, int colourType, boolean interlaced) {
  private static final int GRAY = 0;
  private static final int RGB = 2;
  private static final int PALETTE = 3;
  private static final int GRAY_ALPHA = 4;
  private static final int RGB_ALPHA = 6;

  static PngFrame read(Span content, PictureLimits limits) throws RefusedPictureException {
    int depth = content.u8(8);
    int colourType = content.u8(9);
    int interlace = content.u8(12);
    boolean known =
        switch (colourType) {
          case GRAY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
          case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
          case RGB, GRAY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
          default -> false;
        };
    boolean methods = content.u8(10) == 0 && content.u8(11) == 0 && interlace <= 1;
    if (content.size() != 13 || !known || !methods) {
      throw new RefusedPictureException(
          PictureRefusal.INCOHERENT,
          "PNG of type %d, %d bits, interlace %d".formatted(colourType, depth, interlace));
    }
    limits.admit(content.u32(0), content.u32(4));
    return new PngFrame(
        (int) content.u32(0), (int) content.u32(4), depth, colourType, interlace == 1);
  }

  boolean hasPalette() {
    return colourType == PALETTE;
  }

  /** As colour profiles call it; what a palette holds is RGB. */
  String colourSpace() {
    return colourType == GRAY || colourType == GRAY_ALPHA ? "GRAY" : "RGB";
  }

  /** How many colours a palette of so many bytes has. */
  int colours(int bytes) throws RefusedPictureException {
    int most = hasPalette() ? 1 << depth : 256;
    boolean may = colourType != GRAY && colourType != GRAY_ALPHA;
    if (!may || bytes == 0 || bytes % 3 != 0 || bytes / 3 > most) {
      throw new RefusedPictureException(
          PictureRefusal.INCOHERENT, "PNG with a palette of %d bytes".formatted(bytes));
    }
    return bytes / 3;
  }

  /** Whether tRNS may be of so many bytes, in a picture with so many colours. */
  boolean mayBeTransparent(int bytes, int colours) {
    return switch (colourType) {
      case GRAY -> bytes == 2;
      case RGB -> bytes == 6;
      case PALETTE -> bytes >= 1 && bytes <= colours;
      default -> false;
    };
  }

  /** Of all rows, inflated, at least. */
  long bytes() {
    int samples =
        switch (colourType) {
          case RGB -> 3;
          case GRAY_ALPHA -> 2;
          case RGB_ALPHA -> 4;
          default -> 1;
        };
    return (long) width * height * samples * depth / 8;
  }
}
