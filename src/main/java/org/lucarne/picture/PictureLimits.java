package org.lucarne.picture;

/**
 * What a picture may ask of a decoder.
 *
 * @param pixels width times height
 * @param side the longer one, in pixels
 * @param scans of a progressive JPEG
 */
public record PictureLimits(long pixels, int side, int scans) {
  public static final PictureLimits DEFAULT = new PictureLimits(200_000_000, 60_000, 64);

  /** Lets a JPEG pass that comes in no more scans; its decoder tells how large it is. */
  void admitScans(JpegMarkers jpeg) throws RefusedPictureException {
    if (jpeg.scans() > scans) {
      throw new RefusedPictureException(
          PictureRefusal.TOO_MANY_SCANS, "more than %d scans".formatted(scans));
    }
  }

  /** Lets a picture of this size pass, and no other. */
  void admit(long width, long height) throws RefusedPictureException {
    if (width <= 0 || height <= 0) {
      throw new RefusedPictureException(
          PictureRefusal.INCOHERENT, "no pixels: %d × %d".formatted(width, height));
    }
    // The sides first: what is left of them cannot overflow a product.
    if (width > side || height > side || width * height > pixels) {
      throw new RefusedPictureException(
          PictureRefusal.TOO_LARGE, "%d × %d pixels".formatted(width, height));
    }
  }
}
