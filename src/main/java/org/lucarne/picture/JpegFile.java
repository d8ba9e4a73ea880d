package org.lucarne.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes renditions: JPEG files that hold a picture, its colour profile, and nothing else. */
final class JpegFile {
  private static final int QUALITY = 88;

  private static final byte[] PROFILE_NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

  /** Of 65,535 bytes of a segment, its length, the name and two numbers take some. */
  private static final int PROFILE_PIECE = 65_535 - 2 - 12 - 2;

  private JpegFile() {}

  /** A JPEG file of a gray or BGR picture. */
  static byte[] write(BufferedImage image, byte @Nullable [] profile) throws IOException {
    TurboLibrary turbo = TurboLibrary.found();
    byte[] jpeg = turbo == null ? writeInJava(image) : new TurboJpeg(turbo).encode(image, QUALITY);
    return profile == null ? jpeg : withProfile(jpeg, profile);
  }

  private static byte[] writeInJava(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 20);
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionQuality(QUALITY / 100f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Behind the first segment, which is JFIF's; in pieces, as ICC.1:2010 B.4 has it. */
  private static byte[] withProfile(byte[] jpeg, byte[] profile) {
    int first = 4 + ((jpeg[4] & 0xff) << 8 | jpeg[5] & 0xff);
    int pieces = (profile.length + PROFILE_PIECE - 1) / PROFILE_PIECE;
    ByteArrayOutputStream file = new ByteArrayOutputStream(jpeg.length + profile.length + 1024);
    file.write(jpeg, 0, first);
    for (int piece = 0; piece < pieces; piece++) {
      int from = piece * PROFILE_PIECE;
      int length = Math.min(PROFILE_PIECE, profile.length - from);
      int segment = 2 + PROFILE_NAME.length + 2 + length;
      file.write(0xff);
      file.write(0xe2);
      file.write(segment >> 8);
      file.write(segment);
      file.writeBytes(PROFILE_NAME);
      file.write(piece + 1);
      file.write(pieces);
      file.write(profile, from, length);
    }
    file.write(jpeg, first, jpeg.length - first);
    return file.toByteArray();
  }
}
