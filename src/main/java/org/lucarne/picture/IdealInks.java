package org.lucarne.picture;

import java.awt.color.ColorSpace;

/** CMYK that nobody has described: {@link CmykRows} knows what to do. */
final class IdealInks extends ColorSpace {
  private static final long serialVersionUID = 1L;

  IdealInks() {
    super(TYPE_CMYK, 4);
  }

  @Override
  public float[] toRGB(float[] inks) {
    float white = 1 - inks[3];
    return new float[] {(1 - inks[0]) * white, (1 - inks[1]) * white, (1 - inks[2]) * white};
  }

  @Override
  public float[] fromRGB(float[] rgb) {
    return new float[] {1 - rgb[0], 1 - rgb[1], 1 - rgb[2], 0};
  }

  @Override
  public float[] toCIEXYZ(float[] inks) {
    return ColorSpace.getInstance(CS_sRGB).toCIEXYZ(toRGB(inks));
  }

  @Override
  public float[] fromCIEXYZ(float[] xyz) {
    return fromRGB(ColorSpace.getInstance(CS_sRGB).fromCIEXYZ(xyz));
  }
}
