package org.lucarne.picture;

import java.util.HashSet;
import java.util.Set;

/**
 * The scans of one JPEG, counted and held against its frame (ISO/IEC 10918-1, B.2.3). Each costs a
 * decoder a pass over all of the picture, however few bytes it has.
 */
final class JpegScans {
  /** How many blocks of all components together may form a unit of an interleaved scan. */
  private static final int BLOCKS_OF_A_UNIT = 10;

  private static final int LAST_COEFFICIENT = 63;

  private final JpegFrame frame;
  private final int limit;
  private final Set<Integer> begun = new HashSet<>();
  private int count;

  JpegScans(JpegFrame frame, int limit) {
    this.frame = frame;
    this.limit = limit;
  }

  void add(Span content) throws RefusedPictureException {
    if (++count > limit) {
      throw new RefusedPictureException(
          PictureRefusal.TOO_MANY_SCANS, "more than %d scans".formatted(limit));
    }
    int components = content.u8(0);
    if (components < 1 || components > 4 || content.size() != 4 + 2 * components) {
      throw incoherent("of %d components".formatted(components));
    }
    Set<Integer> of = new HashSet<>();
    int blocks = 0;
    for (int i = 0; i < components; i++) {
      int id = content.u8(1 + 2 * i);
      JpegFrame.Component component = frame.components().get(id);
      int tables = content.u8(2 + 2 * i);
      if (component == null || !of.add(id) || tables >> 4 > 3 || (tables & 15) > 3) {
        throw incoherent("of a component that is not in the frame");
      }
      blocks += component.horizontal() * component.vertical();
    }
    if (components > 1 && blocks > BLOCKS_OF_A_UNIT) {
      throw incoherent("of %d blocks a unit".formatted(blocks));
    }
    check(content, of, 1 + 2 * components);
  }

  /** The part of the spectrum that a scan brings, at {@code at}. */
  private void check(Span content, Set<Integer> of, int at) throws RefusedPictureException {
    int first = content.u8(at);
    int last = content.u8(at + 1);
    int high = content.u8(at + 2) >> 4;
    int low = content.u8(at + 2) & 15;
    if (!frame.progressive()) {
      // What a sequential scan says of the spectrum is not read by anyone.
      begun.addAll(of);
      return;
    }
    boolean spectrum =
        first == 0 ? last == 0 : first <= last && last <= LAST_COEFFICIENT && of.size() == 1;
    if (!spectrum || low > 13 || (high != 0 && high != low + 1)) {
      throw incoherent("of coefficients %d to %d, bits %d, %d".formatted(first, last, high, low));
    }
    if (first == 0) {
      begun.addAll(of);
    }
  }

  /** At the end of the picture. */
  void complete() throws RefusedPictureException {
    if (begun.size() != frame.components().size()) {
      throw new RefusedPictureException(
          PictureRefusal.TRUNCATED, "JPEG with components that no scan brings");
    }
  }

  private static RefusedPictureException incoherent(String message) {
    return new RefusedPictureException(PictureRefusal.INCOHERENT, "JPEG scan " + message);
  }
}
