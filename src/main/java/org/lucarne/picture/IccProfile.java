package org.lucarne.picture;

import java.nio.ByteOrder;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which colour profiles are kept (ICC.1:2022, section 7). A profile that is not whole, or not for
 * this kind of picture, is dropped: the picture is none the worse for it.
 */
final class IccProfile {
  /** What a CMYK profile of a printing press takes, and then some. */
  static final int BYTES = 4 << 20;

  /** A profile goes into each rendition, but for CMYK, which has none afterwards. */
  private static final int BYTES_KEPT = 1 << 20;

  private static final int HEADER_BYTES = 128;
  private static final int TAGS = 100;
  private static final Set<String> CLASSES = Set.of("scnr", "mntr", "prtr", "spac");

  private IccProfile() {}

  /**
   * The profile, if it is one for pictures of this colour space.
   *
   * @param space as the profile calls it: {@code RGB}, {@code GRAY} or {@code CMYK}
   */
  static byte @Nullable [] kept(byte @Nullable [] candidate, String space) {
    int limit = space.equals("CMYK") ? BYTES : BYTES_KEPT;
    if (candidate == null || candidate.length > limit) {
      return null;
    }
    try {
      return isCoherent(Span.of(candidate, ByteOrder.BIG_ENDIAN), space) ? candidate : null;
    } catch (RefusedPictureException e) {
      return null;
    }
  }

  private static boolean isCoherent(Span profile, String space) throws RefusedPictureException {
    boolean header =
        profile.u32(0) == profile.size()
            && profile.has(36, "acsp")
            && profile.has(16, "%-4s".formatted(space))
            && CLASSES.stream().anyMatch(each -> profile.has(12, each))
            && (profile.has(20, "XYZ ") || profile.has(20, "Lab "));
    long tags = profile.u32(HEADER_BYTES);
    if (!header || tags == 0 || tags > TAGS) {
      return false;
    }
    for (int i = 0; i < tags; i++) {
      int entry = HEADER_BYTES + 4 + 12 * i;
      profile.part(profile.u32(entry + 4), profile.u32(entry + 8));
    }
    return true;
  }
}
