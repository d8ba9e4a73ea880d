package org.lucarne.picture.corpus;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Colour profiles. */
public final class Icc {
  private static final int HEADER_BYTES = 128;

  private Icc() {}

  public static byte[] srgb() {
    return ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
  }

  public static byte[] gray() {
    return ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
  }

  /** sRGB with the primaries of Display P3, adapted to D50. */
  public static byte[] displayP3() {
    byte[] profile = srgb();
    put(profile, "rXYZ", 0.51512, 0.24120, -0.00105);
    put(profile, "gXYZ", 0.29198, 0.69225, 0.04189);
    put(profile, "bXYZ", 0.15710, 0.06657, 0.78407);
    return profile;
  }

  /** Coherent, and without anything that could convert a colour. */
  public static byte[] cmyk() {
    return made("CMYK", 600);
  }

  /** Coherent, and of this size. */
  public static byte[] made(String space, int size) {
    byte[] head =
        Bytes.big()
            .u32(size)
            .text("none")
            .u32(0x04300000)
            .text("prtr")
            .text("%-4s".formatted(space))
            .text("Lab ")
            .raw(new byte[12])
            .text("acsp")
            .toArray();
    byte[] tags = Bytes.big().u32(1).text("cprt").u32(HEADER_BYTES + 16).u32(16).toArray();
    byte[] text = Bytes.latin("text\0\0\0\0nobody's\0");
    byte[] profile = Arrays.copyOf(head, size);
    System.arraycopy(tags, 0, profile, HEADER_BYTES, tags.length);
    System.arraycopy(text, 0, profile, HEADER_BYTES + 16, 16);
    return profile;
  }

  private static void put(byte[] profile, String tag, double... xyz) {
    String all = new String(profile, StandardCharsets.ISO_8859_1);
    int entry = all.indexOf(tag, HEADER_BYTES);
    int at = ByteBuffer.wrap(profile).getInt(entry + 4) + 8;
    for (int i = 0; i < xyz.length; i++) {
      ByteBuffer.wrap(profile).putInt(at + 4 * i, (int) Math.round(xyz[i] * 65536));
    }
  }
}
