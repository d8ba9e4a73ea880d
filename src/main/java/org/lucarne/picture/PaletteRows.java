package org.lucarne.picture;

import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Pixels that are numbers of colours. */
final class PaletteRows implements PixelRows {
  private final Raster raster;
  private final int bands;
  private final int[] indices;
  private final byte[] colours;

  PaletteRows(Raster raster, IndexColorModel palette, int bands) {
    this.raster = raster;
    this.bands = bands;
    this.indices = new int[raster.getWidth()];
    // An index beyond the palette is black, as in browsers.
    this.colours = new byte[(1 << palette.getPixelSize()) * bands];
    for (int i = 0; i < palette.getMapSize(); i++) {
      int alpha = palette.getAlpha(i);
      colours[i * bands] = SampleRows.onWhite(palette.getBlue(i), alpha);
      if (bands == 3) {
        colours[i * 3 + 1] = SampleRows.onWhite(palette.getGreen(i), alpha);
        colours[i * 3 + 2] = SampleRows.onWhite(palette.getRed(i), alpha);
      }
    }
  }

  @Override
  public int width() {
    return raster.getWidth();
  }

  @Override
  public int bands() {
    return bands;
  }

  @Override
  public void read(int y, byte[] row) {
    raster.getSamples(raster.getMinX(), raster.getMinY() + y, indices.length, 1, 0, indices);
    for (int x = 0; x < indices.length; x++) {
      System.arraycopy(colours, indices[x] * bands, row, x * bands, bands);
    }
  }
}
