package org.lucarne.picture;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The colour profile of a JPEG, which comes in numbered pieces (ICC.1:2022, annex B.4). Pieces that
 * do not make a whole, in their order, are dropped.
 */
final class JpegProfile {
  static final String NAME = "ICC_PROFILE\0";
  private static final int HEAD_BYTES = NAME.length() + 2;

  private final List<Span> pieces = new ArrayList<>();
  private long bytes;
  private boolean broken;

  /**
   * @param content of an APP2 segment that begins with {@link #NAME}
   */
  void add(Span content) {
    try {
      int number = content.u8(NAME.length());
      int of = content.u8(NAME.length() + 1);
      Span piece = content.from(HEAD_BYTES);
      bytes += piece.size();
      if (broken || number != pieces.size() + 1 || number > of || bytes > IccProfile.BYTES) {
        drop();
      } else {
        pieces.add(content);
      }
    } catch (RefusedPictureException e) {
      drop();
    }
  }

  private void drop() {
    broken = true;
    pieces.clear();
  }

  byte @Nullable [] whole(String colourSpace) throws RefusedPictureException {
    if (broken || pieces.isEmpty()) {
      return null;
    }
    byte[] profile = new byte[(int) bytes];
    int at = 0;
    for (Span content : pieces) {
      if (content.u8(NAME.length() + 1) != pieces.size()) {
        return null;
      }
      Span piece = content.from(HEAD_BYTES);
      System.arraycopy(piece.file(), piece.from(), profile, at, piece.size());
      at += piece.size();
    }
    return IccProfile.kept(profile, colourSpace);
  }
}
