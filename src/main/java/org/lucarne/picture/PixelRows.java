package org.lucarne.picture;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * A decoded picture, row by row, as one gray byte or as blue, green and red: whatever its depth,
 * transparent on white. Values are passed on as they are, because the colour profile that says what
 * they mean goes along: only CMYK is converted.
 */
interface PixelRows {
  int width();

  /** 1 or 3. */
  int bands();

  /** Fills the row with {@code width × bands} bytes. */
  void read(int y, byte[] row);

  static PixelRows of(BufferedImage image) {
    Raster raster = image.getRaster();
    int bands = isGray(image) ? 1 : 3;
    if (image.getType() == BufferedImage.TYPE_BYTE_GRAY
        || image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return new ByteRows(image);
    }
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return new PaletteRows(raster, palette, bands);
    }
    ColorSpace space = image.getColorModel().getColorSpace();
    return switch (space.getType()) {
      case ColorSpace.TYPE_GRAY, ColorSpace.TYPE_RGB -> new SampleRows(image, bands);
      case ColorSpace.TYPE_CMYK -> new CmykRows(raster, space);
      default -> throw new IllegalArgumentException("colours of type " + space.getType());
    };
  }

  static boolean isGray(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return isGray(palette);
    }
    return image.getRaster().getNumBands() < 3;
  }

  private static boolean isGray(IndexColorModel palette) {
    int[] colours = new int[palette.getMapSize()];
    palette.getRGBs(colours);
    for (int colour : colours) {
      int blue = colour & 0xff;
      if ((colour >> 8 & 0xff) != blue || (colour >> 16 & 0xff) != blue) {
        return false;
      }
    }
    return true;
  }
}
