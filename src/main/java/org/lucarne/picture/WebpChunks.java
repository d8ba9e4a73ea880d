package org.lucarne.picture;

import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** One WebP, walked from chunk to chunk (RFC 9649, section 2). */
final class WebpChunks {
  private static final int HEAD_BYTES = 8;
  private static final int FIRST = 12;
  private static final int FRAME_BYTES = 16;

  private final Span file;
  private final PictureLimits limits;
  private @Nullable WebpSize canvas;
  private boolean animated;
  private boolean pixels;
  private byte @Nullable [] profile;
  private int orientation = ExifOrientation.UPRIGHT;

  private WebpChunks(Span file, PictureLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  static PictureHeader read(byte[] bytes, PictureLimits limits) throws RefusedPictureException {
    Span whole = Span.of(bytes, ByteOrder.LITTLE_ENDIAN);
    long end = whole.u32(4) + HEAD_BYTES;
    Span riff = whole.part(0, end);
    if (end < bytes.length) {
      throw new RefusedPictureException(
          PictureRefusal.TRAILING_DATA, "%d bytes behind a WebP".formatted(bytes.length - end));
    }
    WebpChunks webp = new WebpChunks(riff, limits);
    webp.walk();
    if (webp.canvas == null || !webp.pixels) {
      throw incoherent("without a picture");
    }
    return new PictureHeader(
        MediaType.WEBP,
        webp.canvas.width(),
        webp.canvas.height(),
        webp.orientation,
        webp.profile,
        (int) end);
  }

  private void walk() throws RefusedPictureException {
    long at = FIRST;
    while (at < file.size()) {
      String type = file.name(at);
      Span content = content(file, at);
      if (at == FIRST && type.equals("VP8X")) {
        extended(content);
      } else if (canvas == null) {
        simple(type, content);
      } else {
        chunk(type, content);
      }
      at = behind(at, content);
    }
  }

  private void simple(String type, Span content) throws RefusedPictureException {
    canvas = WebpSize.of(type, content);
    limits.admit(canvas.width(), canvas.height());
    pixels = true;
  }

  private void extended(Span content) throws RefusedPictureException {
    animated = (content.u8(0) & 2) != 0;
    canvas = new WebpSize(content.u24(4) + 1, content.u24(7) + 1);
    limits.admit(canvas.width(), canvas.height());
  }

  private void chunk(String type, Span content) throws RefusedPictureException {
    switch (type) {
      case "VP8 ", "VP8L" -> {
        if (pixels || animated || !WebpSize.of(type, content).equals(canvas)) {
          throw incoherent("with a picture that is not its own");
        }
        pixels = true;
      }
      case "ANMF" -> frame(content);
      case "ICCP" -> {
        if (profile == null && content.size() <= IccProfile.BYTES) {
          profile = IccProfile.kept(content.bytes(), "RGB");
        }
      }
      case "EXIF" -> orientation = exif(content);
      case "VP8X" -> throw incoherent("extended twice");
      default -> {
        // ANIM, ALPH, XMP, and what is not known yet.
      }
    }
  }

  private void frame(Span content) throws RefusedPictureException {
    long right = 2L * content.u24(0) + content.u24(6) + 1;
    long bottom = 2L * content.u24(3) + content.u24(9) + 1;
    WebpSize size = new WebpSize(content.u24(6) + 1, content.u24(9) + 1);
    if (!animated || canvas == null || right > canvas.width() || bottom > canvas.height()) {
      throw incoherent("with a frame beyond its canvas");
    }
    long at = FRAME_BYTES;
    boolean found = false;
    while (at < content.size()) {
      String type = content.name(at);
      Span inner = content(content, at);
      if (type.startsWith("VP8")) {
        if (found || !WebpSize.of(type, inner).equals(size)) {
          throw incoherent("with a frame of another size");
        }
        found = true;
      }
      at = behind(at, inner);
    }
    if (!found) {
      throw incoherent("with an empty frame");
    }
    pixels = true;
  }

  /** Some programs write the name that JPEG puts before Exif here too. */
  private static int exif(Span content) throws RefusedPictureException {
    return ExifOrientation.of(content.has(0, "Exif\0\0") ? content.from(6) : content);
  }

  private static Span content(Span in, long at) throws RefusedPictureException {
    return in.part(at + HEAD_BYTES, in.u32(at + 4));
  }

  /** A chunk of an odd length is followed by a byte that fills. */
  private static long behind(long at, Span content) {
    return at + HEAD_BYTES + content.size() + (content.size() & 1);
  }

  private static RefusedPictureException incoherent(String message) {
    return new RefusedPictureException(PictureRefusal.INCOHERENT, "WebP " + message);
  }
}
