package org.lucarne.picture;

import java.nio.ByteOrder;

/** One GIF, walked from block to block (GIF89a, section 17 and following). */
final class GifBlocks {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int SCREEN_END = 13;
  private static final int IMAGE_BYTES = 9;

  private final Span file;
  private final PictureLimits limits;
  private final int width;
  private final int height;
  private int at = SCREEN_END;
  private int frames;

  private GifBlocks(Span file, PictureLimits limits) throws RefusedPictureException {
    this.file = file;
    this.limits = limits;
    width = file.u16(6);
    height = file.u16(8);
  }

  /**
   * The size is that of the logical screen, as browsers show it: a frame may cover a part of it.
   */
  static PictureHeader read(byte[] bytes, PictureLimits limits) throws RefusedPictureException {
    GifBlocks gif = new GifBlocks(Span.of(bytes, ByteOrder.LITTLE_ENDIAN), limits);
    gif.walk();
    if (gif.at < bytes.length) {
      throw new RefusedPictureException(
          PictureRefusal.TRAILING_DATA, "%d bytes behind a GIF".formatted(bytes.length - gif.at));
    }
    return new PictureHeader(
        MediaType.GIF, gif.width, gif.height, ExifOrientation.UPRIGHT, null, gif.at);
  }

  private void walk() throws RefusedPictureException {
    limits.admit(width, height);
    boolean colours = skipColours(file.u8(10));
    for (int block = file.u8(at++); block != TRAILER; block = file.u8(at++)) {
      switch (block) {
        case EXTENSION -> {
          at++;
          skipBlocks();
        }
        case IMAGE -> image(colours);
        default -> throw incoherent("with a block of the kind %x".formatted(block));
      }
    }
    if (frames == 0) {
      throw incoherent("without a frame");
    }
  }

  private void image(boolean colours) throws RefusedPictureException {
    int left = file.u16(at);
    int top = file.u16(at + 2);
    int frameWidth = file.u16(at + 4);
    int frameHeight = file.u16(at + 6);
    int flags = file.u8(at + 8);
    if (left + frameWidth > width || top + frameHeight > height) {
      throw incoherent("with a frame beyond its screen");
    }
    limits.admit(frameWidth, frameHeight);
    at += IMAGE_BYTES;
    boolean own = skipColours(flags);
    if (!own && !colours) {
      throw incoherent("without colours");
    }
    int bits = file.u8(at++);
    if (bits < 2 || bits > 8) {
      throw incoherent("with codes of %d bits".formatted(bits));
    }
    if (file.u8(at) == 0) {
      throw incoherent("with an empty frame");
    }
    skipBlocks();
    frames++;
  }

  private boolean skipColours(int flags) throws RefusedPictureException {
    if ((flags & 0x80) == 0) {
      return false;
    }
    at += file.part(at, 3L << ((flags & 7) + 1)).size();
    return true;
  }

  private void skipBlocks() throws RefusedPictureException {
    for (int length = file.u8(at++); length > 0; length = file.u8(at++)) {
      at += length;
    }
  }

  private static RefusedPictureException incoherent(String message) {
    return new RefusedPictureException(PictureRefusal.INCOHERENT, "GIF " + message);
  }
}
