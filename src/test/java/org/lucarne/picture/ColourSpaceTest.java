package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColourSpaceTest {
  private static final byte[] SRGB = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

  @Test
  void whatSaysNothingIsSrgb() {
    assertThat(ColourSpace.of(null)).isEqualTo(ColourSpace.SRGB);
  }

  @Test
  void srgbIsKnownByItsNameOrByItsNumbers() {
    assertThat(ColourSpace.of(SRGB)).isEqualTo(ColourSpace.SRGB);
    assertThat(ColourSpace.of(renamed(SRGB))).isEqualTo(ColourSpace.SRGB);
  }

  @ParameterizedTest
  @ValueSource(ints = {ColorSpace.CS_LINEAR_RGB, ColorSpace.CS_GRAY, ColorSpace.CS_PYCC})
  void otherSpacesAreToBeConverted(int space) {
    assertThat(ColourSpace.of(renamed(ICC_Profile.getInstance(space).getData())))
        .isEqualTo(ColourSpace.OTHER);
  }

  @Test
  void whatIsNoProfileIsToBeConvertedIfItCan() {
    assertThat(ColourSpace.of(new byte[0])).isEqualTo(ColourSpace.OTHER);
    for (int length = 0; length < SRGB.length; length += 7) {
      assertThat(ColourSpace.of(Arrays.copyOf(renamed(SRGB), length))).isNotNull();
    }
  }

  /** Millions of tags, as the number of them claims, are not looked through. */
  @Test
  void aProfileIsReadInTheTimeOfItsFirstTags() {
    byte[] many = new byte[4 << 20];
    System.arraycopy(SRGB, 0, many, 0, 128);
    Arrays.fill(many, 128, 132, (byte) 0x7f);
    assertThat(ColourSpace.of(many)).isEqualTo(ColourSpace.OTHER);
  }

  private static byte[] renamed(byte[] profile) {
    String text = new String(profile, StandardCharsets.ISO_8859_1);
    return text.replace("sRGB", "wide").getBytes(StandardCharsets.ISO_8859_1);
  }
}
