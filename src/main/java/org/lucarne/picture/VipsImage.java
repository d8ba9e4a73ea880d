package org.lucarne.picture;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/** An image of libvips's: perhaps only its header, until its pixels are asked for. */
record VipsImage(Vips vips, MemorySegment pointer) implements AutoCloseable {
  private static final String PROFILE = "icc-profile-data";
  static final int MOST_PROFILE_BYTES = 4 << 20;

  /** As libvips numbers its interpretations. */
  private static final int CMYK = 15;

  int width() {
    return vips.number("vips_image_get_width", this);
  }

  /** Of one page. */
  int height() {
    return vips.number("vips_image_get_page_height", this);
  }

  int pages() {
    return Math.max(1, vips.number("vips_image_get_n_pages", this));
  }

  /** Whether its pages are shown one after another, each for some time. */
  boolean moves() {
    return pages() > 1 && vips.hasField(this, "delay");
  }

  boolean hasAlpha() {
    return vips.number("vips_image_hasalpha", this) != 0;
  }

  ColourSpace colourSpace() {
    if (vips.number("vips_image_get_interpretation", this) == CMYK) {
      return ColourSpace.OTHER;
    }
    return ColourSpace.of(vips.blob(this, PROFILE, MOST_PROFILE_BYTES));
  }

  void setProfile(byte @Nullable [] profile) {
    if (profile != null) {
      vips.setBlob(this, PROFILE, profile);
    }
  }

  @Override
  public void close() {
    vips.free(this);
  }
}
