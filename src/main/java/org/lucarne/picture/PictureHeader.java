package org.lucarne.picture;

import org.jspecify.annotations.Nullable;

/**
 * What a picture says about itself, found coherent from its first byte to its last without any
 * decoder.
 *
 * @param orientation 1 to 8, as Exif 3.0 numbers them; 1 where nothing is said
 * @param colourProfile an ICC profile, found whole and of bounded size; null for sRGB
 * @param endBytes where the picture ends; what follows in the file must not reach a decoder
 */
public record PictureHeader(
    MediaType type,
    int width,
    int height,
    int orientation,
    byte @Nullable [] colourProfile,
    int endBytes) {

  /**
   * Reads the header of a whole file: every part of it is walked once, in a time that grows with
   * its length alone, and nothing is allocated that grows with what the file claims to be.
   *
   * @throws RefusedPictureException for anything that no decoder should see
   */
  public static PictureHeader read(byte[] file, PictureLimits limits)
      throws RefusedPictureException {
    MediaType type = MediaType.of(file, file.length);
    return switch (type) {
      case JPEG -> JpegSegments.read(file, limits);
      case PNG -> PngChunks.read(file, limits);
      case GIF -> GifBlocks.read(file, limits);
      case WEBP -> WebpChunks.read(file, limits);
      case TIFF -> TiffDirectories.read(file, limits);
      case HEIC, AVIF, DICOM, PDF ->
          throw new RefusedPictureException(PictureRefusal.FORMAT_NOT_DECODED, type.mime());
      case UNKNOWN ->
          throw new RefusedPictureException(PictureRefusal.NO_PICTURE, file.length + " bytes");
    };
  }

  @Override
  public String toString() {
    return "PictureHeader %s %d × %d".formatted(type, width, height);
  }
}
