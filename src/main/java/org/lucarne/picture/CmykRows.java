package org.lucarne.picture;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/** Ink on paper, as sRGB: by its profile, and without one as if the inks were ideal. */
final class CmykRows implements PixelRows {
  private final Raster raster;
  private final @Nullable ColorConvertOp conversion;
  private final byte[] inks;
  private final WritableRaster inkRow;
  private final WritableRaster colourRow;

  CmykRows(Raster raster, ColorSpace space) {
    if (raster.getTransferType() != DataBuffer.TYPE_BYTE || raster.getNumBands() != 4) {
      throw new IllegalArgumentException("CMYK of another kind than four bytes");
    }
    this.raster = raster;
    this.conversion =
        space instanceof ICC_ColorSpace
            ? new ColorConvertOp(space, ColorSpace.getInstance(ColorSpace.CS_sRGB), null)
            : null;
    int width = raster.getWidth();
    this.inks = new byte[width * 4];
    this.inkRow = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 4, null);
    this.colourRow = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, 1, 3, null);
  }

  @Override
  public int width() {
    return raster.getWidth();
  }

  @Override
  public int bands() {
    return 3;
  }

  @Override
  public void read(int y, byte[] row) {
    raster.getDataElements(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, inks);
    if (conversion != null) {
      convert(conversion, row);
      return;
    }
    for (int from = 0, to = 0; from < inks.length; from += 4, to += 3) {
      int white = 255 - (inks[from + 3] & 0xff);
      for (int ink = 0; ink < 3; ink++) {
        row[to + 2 - ink] = (byte) ((255 - (inks[from + ink] & 0xff)) * white / 255);
      }
    }
  }

  private void convert(ColorConvertOp conversion, byte[] row) {
    inkRow.setDataElements(0, 0, raster.getWidth(), 1, inks);
    conversion.filter(inkRow, colourRow);
    colourRow.getDataElements(0, 0, raster.getWidth(), 1, row);
    for (int to = 0; to < row.length; to += 3) {
      byte red = row[to];
      row[to] = row[to + 2];
      row[to + 2] = red;
    }
  }
}
