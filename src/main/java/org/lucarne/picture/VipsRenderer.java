package org.lucarne.picture;

/** Renders with libvips. */
final class VipsRenderer {
  private static final int QUALITY = 88;

  private final Vips vips;

  VipsRenderer(Vips vips) {
    this.vips = vips;
  }

  /** A whole file, of a type that libvips reads. */
  Rendered render(Original original, PictureLimits limits) throws RefusedPictureException {
    vips.start();
    boolean sequence = original.calledStill();
    try (VipsImage header = vips.open(original)) {
      limits.admit(header.width(), header.height());
      ColourSpace space = header.colourSpace();
      try (VipsImage display = decoded(original, space)) {
        boolean moves = sequence || header.moves();
        return rendered(display, space, isDrawn(original.type()), header.pages(), moves);
      }
    } catch (VipsException e) {
      throw refused(e);
    }
  }

  /** What libheif has decoded. */
  Rendered render(Heif.Picture picture) throws RefusedPictureException {
    vips.start();
    try (VipsImage decoded = vips.ofPixels(picture.rows(), picture.width(), picture.height())) {
      decoded.setProfile(picture.profile());
      ColourSpace space =
          picture.profile() == null && picture.displayP3()
              ? ColourSpace.DISPLAY_P3
              : decoded.colourSpace();
      try (VipsImage scaled =
              vips.thumbnail(decoded, Rendered.DISPLAY_PIXELS, space == ColourSpace.OTHER);
          VipsImage display = vips.computed(scaled)) {
        return rendered(display, space, false, picture.pictures(), false);
      }
    } catch (VipsException e) {
      throw refused(e);
    }
  }

  /** Where its profile is none that can be used, the numbers stay as they are. */
  private VipsImage decoded(Original original, ColourSpace space) throws VipsException {
    if (space != ColourSpace.OTHER) {
      return decoded(original, false);
    }
    try {
      return decoded(original, true);
    } catch (VipsException e) {
      return decoded(original, false);
    }
  }

  private VipsImage decoded(Original original, boolean convert) throws VipsException {
    try (VipsImage lazy = vips.thumbnail(original, Rendered.DISPLAY_PIXELS, convert)) {
      if (!lazy.hasAlpha()) {
        return vips.computed(lazy);
      }
      try (VipsImage opaque = vips.onWhite(lazy)) {
        return vips.computed(opaque);
      }
    }
  }

  /** Screens and drawings, whose red letters would be gray ones if colours were coarse. */
  private static boolean isDrawn(MediaType type) {
    return type == MediaType.PNG || type == MediaType.GIF;
  }

  private Rendered rendered(
      VipsImage display, ColourSpace space, boolean fine, int pages, boolean moves)
      throws VipsException, RefusedPictureException {
    if (vips.complaints().ofUnread()) {
      throw new RefusedPictureException(
          PictureRefusal.FORMAT_NOT_DECODED, "compressed in a way that libvips does not read");
    }
    boolean displayP3 = space == ColourSpace.DISPLAY_P3;
    try (VipsImage thumbnail = vips.thumbnail(display, Rendered.THUMBNAIL_PIXELS, false)) {
      return new Rendered(
          vips.jpeg(display, QUALITY, fine, displayP3),
          vips.jpeg(thumbnail, QUALITY, fine, displayP3),
          display.width(),
          display.height(),
          pages,
          moves,
          vips.complaints().ofMissing());
    }
  }

  private static RefusedPictureException refused(VipsException e) {
    return e.isOutOfMemory()
        ? new RefusedPictureException(PictureRefusal.TOO_MUCH_MEMORY, "no memory to decode it")
        : new RefusedPictureException(PictureRefusal.UNDECODABLE, "libvips does not read it");
  }
}
