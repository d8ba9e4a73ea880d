package org.lucarne.picture;

/**
 * What a fuzzer calls, by the name that Jazzer looks for: whatever the bytes are, a picture is read
 * or refused, and what is left of it for a decoder is a picture too.
 */
public final class FuzzPicture {
  private FuzzPicture() {}

  public static void fuzzerTestOneInput(byte[] file) {
    PictureHeader header;
    try {
      header = PictureHeader.read(file, PictureLimits.DEFAULT);
    } catch (RefusedPictureException e) {
      return;
    }
    try {
      check(file, header);
    } catch (RefusedPictureException e) {
      throw new AssertionError("bare, it is refused", e);
    }
  }

  private static void check(byte[] file, PictureHeader header) throws RefusedPictureException {
    PictureLimits limits = PictureLimits.DEFAULT;
    limits.admit(header.width(), header.height());
    hold(header.endBytes() > 0 && header.endBytes() <= file.length, "it ends within the file");
    hold(header.orientation() >= 1 && header.orientation() <= 8, "it can be turned");
    byte[] profile = header.colourProfile();
    hold(profile == null || profile.length <= IccProfile.BYTES, "its profile is small");
    byte[] bare = BarePicture.of(file, header);
    PictureHeader again = PictureHeader.read(bare, limits);
    hold(again.type() == header.type(), "bare, it is of the same type");
    hold(again.width() == header.width() && again.height() == header.height(), "and size");
    hold(again.endBytes() == bare.length, "and whole");
  }

  private static void hold(boolean promise, String what) {
    if (!promise) {
      throw new AssertionError(what);
    }
  }
}
