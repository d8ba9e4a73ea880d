package org.lucarne.picture.corpus;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;

/** JPEGs: by the JDK's writer, and changed from there. */
public final class Jpeg {
  static final int SOI_BYTES = 2;

  private Jpeg() {}

  public static byte[] baseline(BufferedImage image) {
    return write(new IIOImage(image, null, null), ImageWriteParam.MODE_DISABLED);
  }

  public static byte[] progressive(BufferedImage image) {
    return write(new IIOImage(image, null, null), ImageWriteParam.MODE_DEFAULT);
  }

  /** Four components, as they are. */
  public static byte[] of(WritableRaster raster) {
    return write(new IIOImage(raster, null, null), ImageWriteParam.MODE_DISABLED);
  }

  private static byte[] write(IIOImage image, int progressive) {
    return Paint.write(
        "jpeg",
        param -> {
          param.setProgressiveMode(progressive);
          param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
          param.setCompressionQuality(0.95f);
        },
        List.of(image));
  }

  public static byte[] segment(int marker, byte[] content) {
    return Bytes.big().u8(0xff, marker).u16(content.length + 2).raw(content).toArray();
  }

  /** Behind the start of the image. */
  public static byte[] with(byte[] jpeg, byte[]... segments) {
    return Bytes.join(
        Arrays.copyOf(jpeg, SOI_BYTES),
        Bytes.join(segments),
        Arrays.copyOfRange(jpeg, SOI_BYTES, jpeg.length));
  }

  public static byte[] exif(byte[] tiff) {
    return segment(0xe1, Bytes.join(Bytes.latin("Exif\0\0"), tiff));
  }

  /** A profile in pieces of at most so many bytes. */
  public static byte[] profile(byte[] icc, int pieceBytes) {
    int pieces = (icc.length + pieceBytes - 1) / pieceBytes;
    Bytes all = Bytes.big();
    for (int i = 0; i < pieces; i++) {
      int end = Math.min(icc.length, (i + 1) * pieceBytes);
      all.raw(profilePiece(Arrays.copyOfRange(icc, i * pieceBytes, end), i + 1, pieces));
    }
    return all.toArray();
  }

  public static byte[] profile(byte[] icc) {
    return profile(icc, 65_000);
  }

  public static byte[] profilePiece(byte[] piece, int number, int of) {
    return segment(0xe2, Bytes.big().text("ICC_PROFILE\0").u8(number, of).raw(piece).toArray());
  }

  /** What Adobe's programs put before four components. */
  public static byte[] adobe(int transform) {
    return segment(0xee, Bytes.big().text("Adobe").u16(100).u16(0).u16(0).u8(transform).toArray());
  }

  /** Where the first marker of this kind stands, its 0xff. */
  public static int indexOf(byte[] jpeg, int marker) {
    int at = SOI_BYTES;
    while ((jpeg[at + 1] & 0xff) != marker) {
      at += 2 + ((jpeg[at + 2] & 0xff) << 8 | jpeg[at + 3] & 0xff);
    }
    return at;
  }
}
