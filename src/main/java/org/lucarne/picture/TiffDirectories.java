package org.lucarne.picture;

import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/**
 * One TIFF, walked from directory to directory (TIFF 6.0, section 2). The first page is the
 * picture; of the others it is only known that they lie within the file and lead nowhere twice.
 */
final class TiffDirectories {
  private static final int DIRECTORIES = 100;

  /** Where one directory names others: SubIFDs, Exif, GPS, Interoperability. */
  private static final int[] POINTERS = {330, 34665, 34853, 40965};

  /** A file may be filled up to a word, or to two. */
  private static final int PADDING = 3;

  private final Span tiff;
  private final TiffExtents extents;
  private final Set<Long> seen = new HashSet<>();
  private final Deque<Long> ahead = new ArrayDeque<>();

  private TiffDirectories(Span tiff) {
    this.tiff = tiff;
    extents = new TiffExtents(tiff);
  }

  static PictureHeader read(byte[] bytes, PictureLimits limits) throws RefusedPictureException {
    Span tiff = TiffDirectory.open(Span.of(bytes, ByteOrder.BIG_ENDIAN));
    TiffDirectory first = TiffDirectory.read(tiff, tiff.u32(4));
    TiffPage page = TiffPage.read(first, limits);
    int end = new TiffDirectories(tiff).walk();
    Span rest = tiff.from(end);
    if (rest.size() > PADDING || !rest.isZero()) {
      throw new RefusedPictureException(
          PictureRefusal.TRAILING_DATA, "%d bytes behind a TIFF".formatted(rest.size()));
    }
    return new PictureHeader(
        MediaType.TIFF,
        page.width(),
        page.height(),
        ExifOrientation.of(first),
        page.profile(),
        end);
  }

  /** Through all directories; to where the last byte is that one of them speaks of. */
  private int walk() throws RefusedPictureException {
    visit(tiff.u32(4));
    while (!ahead.isEmpty()) {
      TiffDirectory directory = TiffDirectory.read(tiff, ahead.remove());
      extents.add(directory);
      for (int pointer : POINTERS) {
        if (directory.count(pointer) > DIRECTORIES) {
          throw TiffPage.incoherent("of more directories than are read");
        }
        for (long i = 0; i < directory.count(pointer); i++) {
          visit(directory.numberAt(pointer, i));
        }
      }
      visit(directory.next());
    }
    return extents.end();
  }

  private void visit(long at) throws RefusedPictureException {
    if (at == 0) {
      return;
    }
    if (!seen.add(at) || seen.size() > DIRECTORIES) {
      throw TiffPage.incoherent("whose directories lead in circles, or nowhere");
    }
    ahead.add(at);
  }
}
