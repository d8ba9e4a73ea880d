package org.lucarne.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/** What is already as it should be: gray, or blue, green, red, with nothing between the rows. */
final class ByteRows implements PixelRows {
  private final int width;
  private final int bands;
  private final byte[] pixels;

  ByteRows(BufferedImage image) {
    width = image.getWidth();
    bands = image.getRaster().getNumBands();
    pixels = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int bands() {
    return bands;
  }

  @Override
  public void read(int y, byte[] row) {
    System.arraycopy(pixels, y * row.length, row, 0, row.length);
  }
}
