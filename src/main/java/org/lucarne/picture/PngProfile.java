package org.lucarne.picture;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/** The colour profile of a PNG, which is compressed (W3C PNG, third edition, 11.3.2.3). */
final class PngProfile {
  private static final int NAME_BYTES = 79;
  private static final int STEP_BYTES = 16 << 10;

  private PngProfile() {}

  /**
   * The profile, or null where there is none that is whole and of bounded size.
   *
   * @param content of an iCCP chunk
   */
  static byte @Nullable [] inflate(Span content) throws RefusedPictureException {
    int name = 0;
    while (name < content.size() && content.u8(name) != 0) {
      name++;
    }
    if (name == 0 || name > NAME_BYTES || name + 2 > content.size() || content.u8(name + 1) != 0) {
      return null;
    }
    Span compressed = content.from(name + 2);
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(compressed.file(), compressed.from(), compressed.size());
      return inflate(inflater);
    } catch (DataFormatException e) {
      return null;
    } finally {
      inflater.end();
    }
  }

  private static byte @Nullable [] inflate(Inflater inflater) throws DataFormatException {
    ByteArrayOutputStream profile = new ByteArrayOutputStream();
    byte[] step = new byte[STEP_BYTES];
    while (!inflater.finished()) {
      int count = inflater.inflate(step);
      if (count == 0 || profile.size() + count > IccProfile.BYTES) {
        return null;
      }
      profile.write(step, 0, count);
    }
    return profile.toByteArray();
  }
}
