package org.lucarne.picture;

import java.io.IOException;

/** Holds what a worker made against what was asked for: nobody else looks at it again. */
final class CheckedRenditions {
  private CheckedRenditions() {}

  /**
   * The same renditions.
   *
   * @throws IOException when one is not a JPEG of the size that it should have
   */
  static Rendered check(Rendered rendered) throws IOException {
    PictureHeader display = header(rendered.display());
    PictureHeader thumbnail = header(rendered.thumbnail());
    boolean fits =
        display.width() == rendered.width()
            && display.height() == rendered.height()
            && Math.max(thumbnail.width(), thumbnail.height()) <= Rendered.THUMBNAIL_PIXELS;
    if (!fits) {
      throw new IOException("a worker made renditions of a size that was not asked for");
    }
    return rendered;
  }

  private static PictureHeader header(byte[] rendition) throws IOException {
    try {
      PictureHeader header = PictureHeader.read(rendition, PictureLimits.DEFAULT);
      if (header.type() == MediaType.JPEG && header.endBytes() == rendition.length) {
        return header;
      }
    } catch (RefusedPictureException e) {
      throw new IOException("a worker made a rendition that is incoherent", e);
    }
    throw new IOException("a worker made a rendition that is no JPEG file");
  }
}
