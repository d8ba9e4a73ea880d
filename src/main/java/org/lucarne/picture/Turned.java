package org.lucarne.picture;

import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/** Stands pictures upright, so that nobody needs to know how the camera was held. */
final class Turned {
  private Turned() {}

  /**
   * The same pixels, upright.
   *
   * @param orientation as in Exif, 1 to 8
   */
  static BufferedImage upright(BufferedImage image, int orientation) {
    if (orientation == 1) {
      return image;
    }
    ImageFilter filter = ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation));
    return filter.apply(image);
  }
}
