package org.lucarne.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;

/** Gray or RGB, perhaps with alpha as the last band, of up to 16 bits. */
final class SampleRows implements PixelRows {
  private final Raster raster;
  private final int bands;
  private final int alpha;
  private final boolean premultiplied;
  private final int[] most;
  private final int[] samples;

  SampleRows(BufferedImage image, int bands) {
    this.raster = image.getRaster();
    this.premultiplied = image.isAlphaPremultiplied();
    this.bands = bands;
    int type = raster.getTransferType();
    if (type != DataBuffer.TYPE_BYTE
        && type != DataBuffer.TYPE_USHORT
        && type != DataBuffer.TYPE_INT) {
      throw new IllegalArgumentException("samples of type " + type);
    }
    int all = raster.getNumBands();
    if (all > bands + 1) {
      throw new IllegalArgumentException(all + " bands");
    }
    this.alpha = all > bands ? bands : -1;
    this.most = new int[all];
    for (int i = 0; i < all; i++) {
      int bits = raster.getSampleModel().getSampleSize(i);
      if (bits > 16) {
        throw new IllegalArgumentException("samples of " + bits + " bits");
      }
      most[i] = (1 << bits) - 1;
    }
    this.samples = new int[raster.getWidth() * all];
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
    raster.getPixels(raster.getMinX(), raster.getMinY() + y, raster.getWidth(), 1, samples);
    int to = 0;
    for (int from = 0; from < samples.length; from += most.length) {
      int opacity = alpha < 0 ? 255 : eight(from, alpha);
      for (int band = bands - 1; band >= 0; band--) {
        int value = eight(from, band);
        row[to++] =
            premultiplied ? (byte) Math.min(255, value + 255 - opacity) : onWhite(value, opacity);
      }
    }
  }

  private int eight(int from, int band) {
    int full = most[band];
    int sample = samples[from + band];
    return full == 255 ? sample : (sample * 255 + full / 2) / full;
  }

  /** What one sees of this value on white paper. */
  static byte onWhite(int value, int alpha) {
    return (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
  }
}
