package org.lucarne.picture;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a directory says of its page, as far as it is decoded here: plain samples of up to 16 bits,
 * compressed by anything but JPEG, whose scans nobody would have counted.
 */
record TiffPage(TiffDirectory directory, int width, int height, int samples, int bits) {
  private static final int NEW_SUBFILE_TYPE = 254;
  private static final int BITS_PER_SAMPLE = 258;
  private static final int COMPRESSION = 259;
  private static final int PHOTOMETRIC = 262;
  private static final int SAMPLES_PER_PIXEL = 277;
  private static final int PLANAR = 284;
  private static final int COLOUR_MAP = 320;
  private static final int SAMPLE_FORMAT = 339;
  private static final int ICC_PROFILE = 34675;
  private static final int DNG_VERSION = 50706;

  private static final Set<Long> FAXES = Set.of(2L, 3L, 4L);
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 8L, 32773L, 32946L);

  /** Not even LZW, the best of those above, makes more of a byte than this. */
  private static final long INFLATION = 3000;

  static TiffPage read(TiffDirectory directory, PictureLimits limits)
      throws RefusedPictureException {
    long width = directory.number(256, 0);
    long height = directory.number(257, 0);
    limits.admit(width, height);
    // What cameras call raw is a TIFF too, whose first page is a small preview.
    if ((directory.number(NEW_SUBFILE_TYPE, 0) & 1) != 0 || directory.has(DNG_VERSION)) {
      throw notDecoded("a preview");
    }
    int samples = (int) directory.number(SAMPLES_PER_PIXEL, 1);
    if (samples < 1 || samples > 4) {
      throw notDecoded("%d samples a pixel".formatted(samples));
    }
    int bits = directory.has(BITS_PER_SAMPLE) ? (int) directory.numberAt(BITS_PER_SAMPLE, 0) : 1;
    TiffPage page = new TiffPage(directory, (int) width, (int) height, samples, bits);
    page.checkSamples();
    page.checkColours();
    page.checkPieces(TiffPieces.of(directory, page, limits));
    return page;
  }

  private void checkSamples() throws RefusedPictureException {
    for (int i = 0; i < directory.count(BITS_PER_SAMPLE); i++) {
      if (i >= samples || directory.numberAt(BITS_PER_SAMPLE, i) != bits) {
        throw notDecoded("samples of several sizes");
      }
    }
    for (int i = 0; i < directory.count(SAMPLE_FORMAT); i++) {
      if (i >= samples || directory.numberAt(SAMPLE_FORMAT, i) != 1) {
        throw notDecoded("samples that are no counts");
      }
    }
    if (bits != 1 && bits != 2 && bits != 4 && bits != 8 && bits != 16) {
      throw notDecoded("samples of %d bits".formatted(bits));
    }
  }

  private void checkColours() throws RefusedPictureException {
    boolean coherent =
        switch ((int) directory.number(PHOTOMETRIC, -1)) {
          case 0, 1 -> samples <= 2;
          case 2 -> samples >= 3;
          case 3 -> samples == 1 && bits <= 8 && directory.count(COLOUR_MAP) == 3L << bits;
          case 5 -> samples == 4;
          default -> throw notDecoded("other colours");
        };
    if (!coherent) {
      throw incoherent("%d samples a pixel of other colours".formatted(samples));
    }
  }

  private void checkPieces(TiffPieces pieces) throws RefusedPictureException {
    long compression = directory.number(COMPRESSION, 1);
    if (!COMPRESSIONS.contains(compression)) {
      throw notDecoded("compression %d".formatted(compression));
    }
    long inflation = compression == 1 ? 1 : INFLATION;
    // A line of a fax may take no more than a bit.
    if (!FAXES.contains(compression) && bytes() / inflation > pieces.bytes()) {
      throw new RefusedPictureException(
          PictureRefusal.TRUNCATED, "TIFF with %d bytes of pixels".formatted(pieces.bytes()));
    }
  }

  /** How many planes the samples lie in. */
  int planes() throws RefusedPictureException {
    long planar = directory.number(PLANAR, 1);
    if (planar != 1 && planar != 2) {
      throw incoherent("of %d planes".formatted(planar));
    }
    return planar == 1 ? 1 : samples;
  }

  /** Of all pixels, inflated, at least. */
  private long bytes() {
    return (long) width * height * samples * bits / 8;
  }

  byte @Nullable [] profile() throws RefusedPictureException {
    TiffDirectory.@Nullable Field field = directory.fields().get(ICC_PROFILE);
    if (field == null || field.count() > IccProfile.BYTES || field.end() - field.at() < 128) {
      return null;
    }
    byte[] profile = directory.tiff().part(field.at(), field.count()).bytes();
    return IccProfile.kept(profile, samples <= 2 && !isPalette() ? "GRAY" : space());
  }

  private boolean isPalette() {
    return directory.has(COLOUR_MAP);
  }

  private String space() throws RefusedPictureException {
    return directory.number(PHOTOMETRIC, -1) == 5 ? "CMYK" : "RGB";
  }

  static RefusedPictureException incoherent(String message) {
    return new RefusedPictureException(PictureRefusal.INCOHERENT, "TIFF " + message);
  }

  private static RefusedPictureException notDecoded(String message) {
    return new RefusedPictureException(PictureRefusal.FORMAT_NOT_DECODED, "TIFF of " + message);
  }
}
