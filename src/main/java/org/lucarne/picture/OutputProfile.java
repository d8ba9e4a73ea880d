package org.lucarne.picture;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which colour profile a rendition carries: that of the original, where it still is about it. */
final class OutputProfile {
  private static final int COLOUR_SPACE = 16;

  private OutputProfile() {}

  static byte @Nullable [] of(byte @Nullable [] profile, BufferedImage image) {
    if (profile == null || profile.length < COLOUR_SPACE + 4) {
      return null;
    }
    String space = new String(profile, COLOUR_SPACE, 4, StandardCharsets.US_ASCII);
    boolean gray = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
    return space.equals(gray ? "GRAY" : "RGB ") ? profile : null;
  }
}
