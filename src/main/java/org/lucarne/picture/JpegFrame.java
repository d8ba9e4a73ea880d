package org.lucarne.picture;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a start of frame says (ISO/IEC 10918-1, B.2.2): the size and the components of a JPEG.
 *
 * @param components by their identifiers
 */
record JpegFrame(int width, int height, boolean progressive, Map<Integer, Component> components) {

  /**
   * @param horizontal how finely it is sampled, 1 to 4
   */
  record Component(int horizontal, int vertical) {}

  /**
   * @param marker one of SOF0 to SOF2
   */
  static JpegFrame read(int marker, Span content, PictureLimits limits)
      throws RefusedPictureException {
    int precision = content.u8(0);
    int count = content.u8(5);
    if (precision == 12 || count == 2) {
      throw new RefusedPictureException(
          PictureRefusal.FORMAT_NOT_DECODED,
          "JPEG of %d components of %d bits".formatted(count, precision));
    }
    if (precision != 8 || count < 1 || count > 4 || content.size() != 6 + 3 * count) {
      throw incoherent("frame of %d components, %d bits".formatted(count, precision));
    }
    Map<Integer, Component> components = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      int at = 6 + 3 * i;
      if (components.put(content.u8(at), component(content, at)) != null) {
        throw incoherent("two components are one");
      }
    }
    int height = content.u16(1);
    int width = content.u16(3);
    limits.admit(width, height);
    return new JpegFrame(width, height, marker == JpegSegments.SOF2, components);
  }

  private static Component component(Span content, int at) throws RefusedPictureException {
    int horizontal = content.u8(at + 1) >> 4;
    int vertical = content.u8(at + 1) & 15;
    if (horizontal < 1
        || horizontal > 4
        || vertical < 1
        || vertical > 4
        || content.u8(at + 2) > 3) {
      throw incoherent("component sampled %d × %d".formatted(horizontal, vertical));
    }
    return new Component(horizontal, vertical);
  }

  /** As colour profiles call it. */
  String colourSpace() {
    return switch (components.size()) {
      case 1 -> "GRAY";
      case 3 -> "RGB";
      default -> "CMYK";
    };
  }

  private static RefusedPictureException incoherent(String message) {
    return new RefusedPictureException(PictureRefusal.INCOHERENT, "JPEG " + message);
  }
}
