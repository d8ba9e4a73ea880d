package org.lucarne.picture;

import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes both renditions of one picture from one decode, in this process: by libvips where it is
 * there, HEIC by libheif, and the rest by Java. Hostile bytes belong into a {@link PictureWorker}.
 */
final class RenderOriginal {
  /** A system property: the path of libvips; none for Java alone. */
  static final String LIBRARY = "lucarne.picture.library";

  private final JavaRenderer java = new JavaRenderer();
  private final @Nullable Vips vips;
  private final @Nullable VipsRenderer withVips;
  private final @Nullable Heif heif;

  private final List<String> missing = new ArrayList<>();

  RenderOriginal(Optional<String> library) {
    vips = library.map(this::load).orElse(null);
    withVips = vips == null ? null : new VipsRenderer(vips);
    heif = vips == null ? null : Heif.load().orElse(null);
    if (vips != null && heif == null) {
      missing.add("a decoder of HEIC (libheif1)");
    }
  }

  /** Java does alone what it can where a library is not for this system. */
  private @Nullable Vips load(String path) {
    try {
      return Vips.load(path);
    } catch (IllegalArgumentException e) {
      missing.add("libvips, which cannot be loaded");
      return null;
    }
  }

  /** What should be there and is not. */
  List<String> missing() {
    return missing;
  }

  /**
   * Renders small pictures by every way, so that nothing has to be loaded any more when files can
   * no longer be read.
   */
  void warmUp() throws RefusedPictureException {
    java.prepare();
    byte[] bmp = smallBmp();
    byte[] jpeg = java.render(bmp, MediaType.BMP, PictureLimits.DEFAULT).display();
    java.render(jpeg, MediaType.JPEG, PictureLimits.DEFAULT);
    try (Arena arena = Arena.ofConfined()) {
      render(Original.of(jpeg, arena), PictureLimits.DEFAULT);
    }
  }

  /** Four white pixels (Windows bitmap, 24 bits). */
  private static byte[] smallBmp() {
    ByteBuffer file = ByteBuffer.allocate(70).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(70).putInt(0).putInt(54);
    file.putInt(40).putInt(2).putInt(2).putShort((short) 1).putShort((short) 24);
    Arrays.fill(file.array(), 54, 70, (byte) 0xff);
    return file.array();
  }

  /** As in {@code libvips 8.18.7, libheif 1.15.1}, for an operator. */
  String decoders() {
    if (vips == null) {
      return "Java alone";
    }
    return "libvips " + vips.version() + (heif == null ? "" : ", libheif " + heif.version());
  }

  /**
   * Renders a whole file.
   *
   * @throws RefusedPictureException the only exception, whatever the bytes are
   */
  Rendered render(Original original, PictureLimits limits) throws RefusedPictureException {
    MediaType type = original.type();
    if (type == MediaType.UNKNOWN) {
      throw new RefusedPictureException(PictureRefusal.NO_PICTURE, original + " of no known type");
    }
    JpegMarkers jpeg =
        type == MediaType.JPEG
            ? JpegMarkers.read(original::at, original.bytes(), limits.scans())
            : null;
    if (jpeg != null) {
      limits.admitScans(jpeg);
    }
    return rendered(original, type, limits)
        .followedBy(original.bytes() - PictureEnd.of(original, jpeg));
  }

  private Rendered rendered(Original original, MediaType type, PictureLimits limits)
      throws RefusedPictureException {
    return switch (type) {
      case JPEG, PNG, GIF, WEBP, TIFF, AVIF ->
          withVips == null
              ? inJava(original, type, limits)
              : withVips(withVips, original, type, limits);
      case HEIC -> {
        if (withVips == null || heif == null) {
          throw notDecoded(type);
        }
        yield heif.decode(original, limits, withVips::render);
      }
      default -> inJava(original, type, limits);
    };
  }

  /** Of TIFF there are kinds that only Java reads: colours of Lab, tiles of one colour each. */
  private Rendered withVips(
      VipsRenderer renderer, Original original, MediaType type, PictureLimits limits)
      throws RefusedPictureException {
    try {
      return renderer.render(original, limits);
    } catch (RefusedPictureException e) {
      boolean unread =
          e.refusal() == PictureRefusal.UNDECODABLE
              || e.refusal() == PictureRefusal.FORMAT_NOT_DECODED;
      if (type != MediaType.TIFF || !unread) {
        throw e;
      }
      return inJavaOr(e, original, limits);
    }
  }

  /** Where Java does not read it either, the reason is the better decoder's. */
  private Rendered inJavaOr(RefusedPictureException reason, Original original, PictureLimits limits)
      throws RefusedPictureException {
    try {
      return inJava(original, MediaType.TIFF, limits);
    } catch (RefusedPictureException e) {
      reason.addSuppressed(e);
      throw reason;
    }
  }

  private Rendered inJava(Original original, MediaType type, PictureLimits limits)
      throws RefusedPictureException {
    if (!java.reads(type)) {
      throw notDecoded(type);
    }
    return java.render(original.toArray(), type, limits);
  }

  private static RefusedPictureException notDecoded(MediaType type) {
    return new RefusedPictureException(PictureRefusal.FORMAT_NOT_DECODED, type.mime());
  }
}
