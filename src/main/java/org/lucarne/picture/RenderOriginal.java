package org.lucarne.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;

/**
 * Makes both renditions of one picture from one decode, in this process. Only its header parser is
 * meant to meet hostile bytes in the service itself: everything else belongs into a {@link
 * PictureWorker}.
 */
final class RenderOriginal {
  private RenderOriginal() {}

  /** Gets ready before the first picture comes, so that it does not wait for it. */
  static void prepare() {
    ImageReaders.prepare();
    TurboLibrary.found();
  }

  /**
   * Renders a whole file.
   *
   * @throws RefusedPictureException the only exception, whatever the bytes are
   */
  static Rendered render(byte[] original, PictureLimits limits) throws RefusedPictureException {
    PictureHeader header = PictureHeader.read(original, limits);
    try {
      return render(original, header);
    } catch (DecodeDeadlineException e) {
      throw new RefusedPictureException(PictureRefusal.TOO_SLOW, "decoding took too long");
    } catch (OutOfMemoryError e) {
      // A worker has ended by now, unless it is a library that gets no memory.
      throw new RefusedPictureException(PictureRefusal.TOO_MUCH_MEMORY, "no memory to decode it");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Decoders throw what they like; their messages may quote the picture.
      throw new RefusedPictureException(
          PictureRefusal.UNDECODABLE,
          "the decoder of %s ended with %s".formatted(header.type(), e.getClass().getName()));
    }
  }

  private static Rendered render(byte[] original, PictureHeader header)
      throws IOException, RefusedPictureException {
    BufferedImage display =
        Turned.upright(
            Scaled.within(decode(original, header), Rendered.DISPLAY_PIXELS), header.orientation());
    BufferedImage thumbnail = Scaled.within(display, Rendered.THUMBNAIL_PIXELS);
    byte[] profile = OutputProfile.of(header.colourProfile(), display);
    return new Rendered(
        JpegFile.write(display, profile),
        JpegFile.write(thumbnail, profile),
        display.getWidth(),
        display.getHeight());
  }

  private static BufferedImage decode(byte[] original, PictureHeader header)
      throws IOException, RefusedPictureException {
    return header.type() == MediaType.JPEG
        ? JpegDecoder.decode(BareJpeg.of(original, header.endBytes()), header)
        : ImageReaders.decode(BarePicture.of(original, header), header);
  }
}
