package org.lucarne.picture;

/** The size of a WebP picture, as its data says it. */
record WebpSize(int width, int height) {
  private static final int SIDE = 0x3fff;

  /**
   * @param type of the chunk: VP8 (RFC 6386, 9.1) or VP8L (RFC 9649, 3.4)
   */
  static WebpSize of(String type, Span content) throws RefusedPictureException {
    if (type.equals("VP8 ") && content.has(3, "\u009d\u0001\u002a") && (content.u8(0) & 1) == 0) {
      return new WebpSize(content.u16(6) & SIDE, content.u16(8) & SIDE);
    }
    if (type.equals("VP8L") && content.u8(0) == 0x2f && content.u8(4) >> 5 == 0) {
      long bits = content.u32(1);
      return new WebpSize((int) (bits & SIDE) + 1, (int) (bits >> 14 & SIDE) + 1);
    }
    throw new RefusedPictureException(PictureRefusal.INCOHERENT, "WebP without a key frame");
  }
}
