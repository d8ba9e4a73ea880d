package org.lucarne.picture;

/**
 * The renditions of one picture: both JPEG, upright, without metadata but a colour profile.
 *
 * @param width of the display rendition, in pixels; the thumbnail has the same proportions
 */
public record Rendered(byte[] display, byte[] thumbnail, int width, int height) {
  /** The longer side of a display rendition is at most this, in pixels. */
  public static final int DISPLAY_PIXELS = 2560;

  /** The longer side of a thumbnail is at most this, in pixels. */
  public static final int THUMBNAIL_PIXELS = 512;

  @Override
  public String toString() {
    return "Rendered %d × %d".formatted(width, height);
  }
}
