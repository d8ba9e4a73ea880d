package org.lucarne.picture;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import org.jspecify.annotations.Nullable;

/** The four inks of a decoded JPEG, as they were stored. */
final class Inks {
  private final WritableRaster raster;
  private final byte[] bytes;

  Inks(int width, int height) {
    this(Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null));
  }

  /**
   * @param raster four bytes per pixel, with nothing between the rows
   */
  Inks(Raster raster) {
    this.raster = (WritableRaster) raster;
    this.bytes = ((DataBufferByte) raster.getDataBuffer()).getData();
    if (bytes.length != raster.getWidth() * raster.getHeight() * 4) {
      throw new IllegalArgumentException("inks of another kind than four bytes");
    }
  }

  byte[] bytes() {
    return bytes;
  }

  /** The first three were stored as brightness and colour, as libjpeg's ycck_cmyk_convert. */
  void fromYcck() {
    for (int i = 0; i < bytes.length; i += 4) {
      double y = bytes[i] & 0xff;
      double cb = (bytes[i + 1] & 0xff) - 128;
      double cr = (bytes[i + 2] & 0xff) - 128;
      bytes[i] = ink(y + 1.402 * cr);
      bytes[i + 1] = ink(y - 0.344136 * cb - 0.714136 * cr);
      bytes[i + 2] = ink(y + 1.772 * cb);
    }
  }

  private static byte ink(double light) {
    return (byte) (255 - Math.clamp((int) (light + 0.5), 0, 255));
  }

  /**
   * These inks, described by a profile or by none.
   *
   * @param inverted whether 255 was stored for no ink
   */
  BufferedImage image(boolean inverted, byte @Nullable [] profile) {
    if (inverted) {
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) ~bytes[i];
      }
    }
    ComponentColorModel model =
        new ComponentColorModel(
            space(profile), false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
    return new BufferedImage(model, raster, false, null);
  }

  private static ColorSpace space(byte @Nullable [] profile) {
    if (profile == null) {
      return new IdealInks();
    }
    try {
      ColorSpace space = new ICC_ColorSpace(ICC_Profile.getInstance(profile));
      // Broken tables of a profile show only when it is used.
      space.toRGB(new float[4]);
      return space.getType() == ColorSpace.TYPE_CMYK ? space : new IdealInks();
    } catch (RuntimeException e) {
      return new IdealInks();
    }
  }
}
