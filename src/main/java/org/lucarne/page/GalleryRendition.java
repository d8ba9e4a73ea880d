package org.lucarne.page;

import org.lucarne.picture.Rendered;

/**
 * One stored form of an image.
 *
 * @param sizeBytes as it will arrive
 * @param width in pixels, of the picture standing upright; 0 where nobody looked
 */
public record GalleryRendition(String url, long sizeBytes, int width, int height) {
  /** Whether it was made smaller, as far as anybody knows. */
  public boolean isReduced() {
    return width == 0 || Math.max(width, height) >= Rendered.DISPLAY_PIXELS;
  }

  /** For the script: address, bytes, width and height. */
  public String text() {
    return "%s %d %d %d".formatted(url, sizeBytes, width, height);
  }
}
