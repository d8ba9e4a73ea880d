package org.lucarne.picture;

/** How far the data reaches that the directories of a TIFF speak of. */
final class TiffExtents {
  /** Strips, tiles, the old JPEG: where each begins, and how long it is. */
  private static final int[][] PIECES = {{273, 279}, {324, 325}, {513, 514}};

  /** Of all directories together: tiles of 16 × 16 in the largest picture, and many more. */
  private static final int COUNT = 1_000_000;

  private final Span tiff;
  private long end;
  private long count;

  TiffExtents(Span tiff) {
    this.tiff = tiff;
  }

  void add(TiffDirectory directory) throws RefusedPictureException {
    reach(directory.end());
    for (TiffDirectory.Field field : directory.fields().values()) {
      reach(field.end());
    }
    for (int[] piece : PIECES) {
      add(directory, piece[0], piece[1]);
    }
  }

  private void add(TiffDirectory directory, int offsets, int lengths)
      throws RefusedPictureException {
    long pieces = directory.count(offsets);
    count += pieces;
    if (count > COUNT || pieces != directory.count(lengths)) {
      throw new RefusedPictureException(
          PictureRefusal.INCOHERENT, "TIFF of %d pieces".formatted(count));
    }
    for (long i = 0; i < pieces; i++) {
      reach(directory.numberAt(offsets, i) + directory.numberAt(lengths, i));
    }
  }

  private void reach(long to) throws RefusedPictureException {
    if (to > tiff.size()) {
      throw new RefusedPictureException(
          PictureRefusal.TRUNCATED, "TIFF that speaks of byte %d of %d".formatted(to, tiff.size()));
    }
    end = Math.max(end, to);
  }

  int end() {
    return (int) end;
  }
}
