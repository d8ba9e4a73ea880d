package org.lucarne.picture;

/**
 * What a fuzzer calls, by the name that Jazzer looks for: whatever the bytes are, both renditions
 * are made of them, or they are refused.
 */
public final class FuzzRendering {
  /** Small, so that many pictures are tried. */
  private static final PictureLimits LIMITS = new PictureLimits(1_000_000, 4_000, 64);

  private FuzzRendering() {}

  public static void fuzzerTestOneInput(byte[] file) {
    try {
      Rendered rendered = RenderOriginal.render(file, LIMITS);
      CheckedRenditions.check(rendered);
    } catch (RefusedPictureException e) {
      if (e.refusal() == PictureRefusal.TOO_MUCH_MEMORY) {
        throw new AssertionError("a small picture needs little memory", e);
      }
    } catch (java.io.IOException e) {
      throw new AssertionError("a rendition that is none", e);
    }
  }
}
