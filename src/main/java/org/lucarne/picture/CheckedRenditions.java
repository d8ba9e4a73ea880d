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
    JpegMarkers display = markers(rendered.display());
    JpegMarkers thumbnail = markers(rendered.thumbnail());
    boolean fits =
        display.width() == rendered.width()
            && display.height() == rendered.height()
            && Math.max(thumbnail.width(), thumbnail.height()) <= Rendered.THUMBNAIL_PIXELS;
    if (!fits) {
      throw new IOException("a worker made renditions of a size that was not asked for");
    }
    return rendered;
  }

  /** Of a JPEG that begins and ends with the bytes that were made. */
  private static JpegMarkers markers(byte[] rendition) throws IOException {
    JpegMarkers markers = JpegMarkers.read(i -> rendition[(int) i] & 0xff, rendition.length, 1);
    int end = rendition.length - 2;
    boolean whole =
        MediaType.of(rendition, rendition.length) == MediaType.JPEG
            && markers.scans() == 1
            && markers.endBytes() == rendition.length
            && (rendition[end] & 0xff) == 0xff
            && (rendition[end + 1] & 0xff) == JpegMarkers.EOI;
    if (!whole) {
      throw new IOException("a worker made a rendition that is no JPEG file");
    }
    return markers;
  }
}
