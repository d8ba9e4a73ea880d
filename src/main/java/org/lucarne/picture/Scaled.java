package org.lucarne.picture;

import java.awt.image.BufferedImage;
import net.coobird.thumbnailator.makers.FixedSizeThumbnailMaker;

/** Makes pictures smaller, never larger. */
final class Scaled {
  private static final LanczosResizer RESIZER = new LanczosResizer();

  private Scaled() {}

  /** In these proportions, 8 bits per channel, on white, gray or RGB as the picture is. */
  static BufferedImage within(BufferedImage image, int longerSide) {
    int type =
        PixelRows.isGray(image) ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
    int longer = Math.max(image.getWidth(), image.getHeight());
    if (longer <= longerSide && image.getType() == type) {
      return image;
    }
    double scale = Math.min(1, (double) longerSide / longer);
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    return new FixedSizeThumbnailMaker(width, height, false, true)
        .resizer(RESIZER)
        .imageType(type)
        .make(image);
  }
}
