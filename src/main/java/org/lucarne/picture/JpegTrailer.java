package org.lucarne.picture;

import java.nio.ByteOrder;
import java.util.Set;

/**
 * What may lie behind the end of a JPEG, because telephones put it there: further JPEGs, a film,
 * the data of Samsung's camera, zeros. None of it is shown to a decoder. See ADR 011.
 */
final class JpegTrailer {
  /** The boxes of a film on its outermost level (ISO/IEC 14496-12). */
  private static final Set<String> KINDS =
      Set.of(
          "ftyp", "moov", "mdat", "free", "skip", "wide", "meta", "uuid", "udta", "moof", "mfra",
          "sidx", "styp", "pdin", "pnot", "mpvd");

  private static final int BOXES = 10_000;

  /** Pictures and films, of which telephones append two or three. */
  private static final int PARTS = 100;

  private final Span file;
  private final int end;
  private final PictureLimits limits;
  private int at;

  private JpegTrailer(Span file, int at, int end, PictureLimits limits) {
    this.file = file;
    this.at = at;
    this.end = end;
    this.limits = limits;
  }

  /** Refuses a file with anything else from here to its end. */
  static void check(Span file, int at, PictureLimits limits) throws RefusedPictureException {
    try {
      new JpegTrailer(file, at, SamsungTrailer.begin(file), limits).check();
    } catch (RefusedPictureException e) {
      throw new RefusedPictureException(
          PictureRefusal.TRAILING_DATA,
          "%d bytes behind a JPEG: %s".formatted(file.size() - at, e.getMessage()));
    }
  }

  private void check() throws RefusedPictureException {
    for (int parts = 0; at < end; parts++) {
      int something = skipZeros();
      int film = filmBetween(at, something);
      if (something == end) {
        at = end;
      } else if (parts == PARTS) {
        throw new RefusedPictureException(PictureRefusal.TRAILING_DATA, "too many parts");
      } else if (film >= 0) {
        at = film;
        skipFilm();
      } else if (file.has(something, "\u00ff\u00d8\u00ff")) {
        at = JpegSegments.endOf(file, something, limits);
      } else {
        throw new RefusedPictureException(PictureRefusal.TRAILING_DATA, "no telephone's");
      }
    }
    if (at > end) {
      throw new RefusedPictureException(PictureRefusal.TRAILING_DATA, "parts that overlap");
    }
  }

  /** Where the zeros end that may stand between two parts. */
  private int skipZeros() throws RefusedPictureException {
    int next = at;
    while (next < end && file.u8(next) == 0) {
      next++;
    }
    return next;
  }

  /** Where a film begins, whose first box has a length that may begin with zeros; -1 for none. */
  private int filmBetween(int first, int last) {
    for (int begin = Math.max(first, last - 3); begin <= last; begin++) {
      if (file.has(begin + 4L, "ftyp")) {
        return begin;
      }
    }
    return -1;
  }

  private void skipFilm() throws RefusedPictureException {
    for (int boxes = 0; at < end && boxes < BOXES && isBox(); boxes++) {
      long size = file.u32(at);
      if (size == 1) {
        size = file.u32(at + 8) << 32 | file.u32(at + 12);
      } else if (size == 0) {
        size = end - at;
      }
      if (size < 8) {
        throw new RefusedPictureException(PictureRefusal.INCOHERENT, "a box without a head");
      }
      at += file.part(at, size).size();
    }
  }

  private boolean isBox() throws RefusedPictureException {
    return KINDS.contains(file.name(at + 4));
  }

  /** Blocks of data, then a directory of them, then its length: {@code SEFH … SEFT}. */
  private static final class SamsungTrailer {
    private static final int ENTRY_BYTES = 12;

    /** Where it begins; the end of the file if there is none. */
    static int begin(Span file) throws RefusedPictureException {
      if (!file.has(file.size() - 4, "SEFT")) {
        return file.size();
      }
      Span little = file.in(ByteOrder.LITTLE_ENDIAN);
      long length = little.u32(file.size() - 8);
      long directory = file.size() - 8 - length;
      long entries = little.u32(directory + 8);
      if (!file.has(directory, "SEFH") || length != 12 + entries * ENTRY_BYTES) {
        throw new RefusedPictureException(PictureRefusal.INCOHERENT, "a directory that is none");
      }
      long begin = directory;
      for (long entry = directory + 12; entry < file.size() - 8; entry += ENTRY_BYTES) {
        begin = Math.min(begin, directory - little.u32(entry + 4));
      }
      little.part(begin, directory - begin);
      return (int) begin;
    }
  }
}
