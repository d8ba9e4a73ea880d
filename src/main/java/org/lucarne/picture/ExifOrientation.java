package org.lucarne.picture;

/**
 * How a picture is to be turned, as Exif says it (Exif 3.0, section 4.6.4). Of all the directories
 * that Exif may have, the first alone is read: none is followed, so none can lead in circles.
 */
final class ExifOrientation {
  static final int UPRIGHT = 1;
  private static final int TAG = 274;

  private ExifOrientation() {}

  /** 1 to 8; 1 where nothing is said, or nothing that can be understood. */
  static int of(Span exif) {
    try {
      Span tiff = TiffDirectory.open(exif);
      return of(TiffDirectory.read(tiff, tiff.u32(4)));
    } catch (RefusedPictureException e) {
      return UPRIGHT;
    }
  }

  static int of(TiffDirectory directory) throws RefusedPictureException {
    long value = directory.number(TAG, UPRIGHT);
    return value >= 1 && value <= 8 ? (int) value : UPRIGHT;
  }
}
