package org.lucarne.picture;

/**
 * The strips or tiles of a page: as many as its size asks for, and no two of the same bytes.
 *
 * @param bytes of all of them
 */
record TiffPieces(long bytes) {
  private static final int STRIPS = 273;
  private static final int ROWS_PER_STRIP = 278;
  private static final int STRIP_BYTES = 279;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_LENGTH = 323;
  private static final int TILE_STEP = 16;
  private static final int TILES = 324;
  private static final int TILE_BYTES = 325;

  static TiffPieces of(TiffDirectory directory, TiffPage page, PictureLimits limits)
      throws RefusedPictureException {
    if (directory.has(TILES) == directory.has(STRIPS)) {
      throw TiffPage.incoherent("with strips and tiles, or neither");
    }
    if (directory.has(TILES)) {
      long width = directory.number(TILE_WIDTH, 0);
      long length = directory.number(TILE_LENGTH, 0);
      limits.admit(width, length);
      if (width % TILE_STEP != 0 || length % TILE_STEP != 0) {
        throw TiffPage.incoherent("with tiles of %d × %d".formatted(width, length));
      }
      long count = ceiling(page.width(), width) * ceiling(page.height(), length);
      return of(directory, TILES, TILE_BYTES, count * page.planes());
    }
    long rows = directory.number(ROWS_PER_STRIP, page.height());
    if (rows < 1) {
      throw TiffPage.incoherent("with empty strips");
    }
    long count = ceiling(page.height(), rows);
    return of(directory, STRIPS, STRIP_BYTES, count * page.planes());
  }

  private static TiffPieces of(TiffDirectory directory, int offsets, int lengths, long count)
      throws RefusedPictureException {
    if (directory.count(offsets) != count || directory.count(lengths) != count) {
      throw TiffPage.incoherent(
          "of %d pieces instead of %d".formatted(directory.count(offsets), count));
    }
    long bytes = 0;
    for (long i = 0; i < count; i++) {
      Span piece =
          directory.tiff().part(directory.numberAt(offsets, i), directory.numberAt(lengths, i));
      bytes += piece.size();
    }
    // Otherwise a few bytes could be read again for each of thousands of strips.
    if (bytes > directory.tiff().size()) {
      throw TiffPage.incoherent("whose pieces overlap");
    }
    return new TiffPieces(bytes);
  }

  private static long ceiling(long all, long each) {
    return (all + each - 1) / each;
  }
}
