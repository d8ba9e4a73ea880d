package org.lucarne.picture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What the numbers of a picture mean, as far as it must be known: whether they can stay as they
 * are. Converting them costs several times what decoding a photograph does.
 */
enum ColourSpace {
  /** Kept as it is, and so is what says nothing. */
  SRGB,
  /** Of every iPhone: kept as it is, and said with a profile of our own. */
  DISPLAY_P3,
  /** Everything else: to be converted. */
  OTHER;

  private static final int HEADER_BYTES = 128;
  private static final int MOST_TAGS = 100;
  private static final int MOST_DESCRIPTION_BYTES = 200;
  private static final double NEAR = 0.003;

  /** Red, green and blue of the profile, adapted to D50: X, Y and Z of each. */
  private static final double[] SRGB_PRIMARIES = {
    0.4361, 0.2225, 0.0139, 0.3851, 0.7169, 0.0971, 0.1431, 0.0606, 0.7141
  };

  private static final double[] P3_PRIMARIES = {
    0.5151, 0.2412, -0.0011, 0.2920, 0.6922, 0.0419, 0.1571, 0.0666, 0.7841
  };

  /** Light of a half in the curve that both have (IEC 61966-2-1). */
  private static final double LIGHT_OF_A_HALF = 0.2140;

  /**
   * The space of an ICC profile (ICC.1:2022): by its name, of which there are many makers'
   * variants, else by its numbers. What is not surely one of the known two is other.
   *
   * @param profile whatever a picture carries by that name; null for none
   */
  static ColourSpace of(byte @Nullable [] profile) {
    if (profile == null) {
      return SRGB;
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(profile);
      if (!text(bytes, 16).equals("RGB ")) {
        return OTHER;
      }
      String description = description(bytes);
      if (description.contains("sRGB")) {
        return SRGB;
      }
      if (!hasTheCurve(bytes, "rTRC")
          || !hasTheCurve(bytes, "gTRC")
          || !hasTheCurve(bytes, "bTRC")) {
        return OTHER;
      }
      double[] primaries = primaries(bytes);
      return near(primaries, SRGB_PRIMARIES)
          ? SRGB
          : near(primaries, P3_PRIMARIES) ? DISPLAY_P3 : OTHER;
    } catch (IndexOutOfBoundsException e) {
      return OTHER;
    }
  }

  /** In ASCII, whether it is written so or in UTF-16. */
  private static String description(ByteBuffer profile) {
    int tag = tag(profile, "desc");
    byte[] content = new byte[Math.clamp(profile.capacity() - tag, 0, MOST_DESCRIPTION_BYTES)];
    profile.get(tag, content);
    return new String(content, StandardCharsets.ISO_8859_1).replace("\0", "");
  }

  private static double[] primaries(ByteBuffer profile) {
    double[] primaries = new double[9];
    String[] tags = {"rXYZ", "gXYZ", "bXYZ"};
    for (int i = 0; i < 9; i++) {
      int tag = tag(profile, tags[i / 3]);
      primaries[i] = profile.getInt(tag + 8 + 4 * (i % 3)) / 65_536.0;
    }
    return primaries;
  }

  private static boolean near(double[] some, double[] others) {
    for (int i = 0; i < some.length; i++) {
      if (Math.abs(some[i] - others[i]) > NEAR) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasTheCurve(ByteBuffer profile, String name) {
    int tag = tag(profile, name);
    double half =
        switch (text(profile, tag)) {
          case "para" -> parametric(profile, tag);
          case "curv" -> sampled(profile, tag);
          default -> Double.NaN;
        };
    return Math.abs(half - LIGHT_OF_A_HALF) < NEAR;
  }

  /** At one half, of the functions that have the linear piece of sRGB (section 10.18). */
  private static double parametric(ByteBuffer profile, int tag) {
    int function = profile.getShort(tag + 8);
    if (function != 3 && function != 4) {
      return Double.NaN;
    }
    double gamma = profile.getInt(tag + 12) / 65_536.0;
    double a = profile.getInt(tag + 16) / 65_536.0;
    double b = profile.getInt(tag + 20) / 65_536.0;
    return Math.pow(a / 2 + b, gamma);
  }

  /** At one half, of a table (section 10.6); a gamma alone is not this curve. */
  private static double sampled(ByteBuffer profile, int tag) {
    int count = profile.getInt(tag + 8);
    if (count < 16) {
      return Double.NaN;
    }
    int low = tag + 12 + 2 * ((count - 1) / 2);
    int high = tag + 12 + 2 * (count / 2);
    return ((profile.getShort(low) & 0xffff) + (profile.getShort(high) & 0xffff)) / 2 / 65_535.0;
  }

  private static int tag(ByteBuffer profile, String name) {
    int tags = Math.min(profile.getInt(HEADER_BYTES), MOST_TAGS);
    for (int i = 0; i < tags; i++) {
      int entry = HEADER_BYTES + 4 + 12 * i;
      if (text(profile, entry).equals(name)) {
        return profile.getInt(entry + 4);
      }
    }
    throw new IndexOutOfBoundsException("no " + name);
  }

  private static String text(ByteBuffer bytes, int at) {
    byte[] four = new byte[4];
    bytes.get(at, four);
    return new String(four, StandardCharsets.ISO_8859_1);
  }
}
