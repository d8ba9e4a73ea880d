package org.lucarne.picture;

import java.nio.ByteOrder;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One PNG, walked from chunk to chunk (W3C PNG, third edition, section 5). Nothing compressed is
 * inflated but a colour profile, and that within bounds.
 */
final class PngChunks {
  private static final int SIGNATURE_BYTES = 8;

  /** What a chunk takes besides its content: length, type, CRC. */
  private static final int AROUND = 12;

  /** Not even the best deflate makes more of a byte than this. */
  private static final long INFLATION = 1032;

  /** Besides critical ones. Text, times and the like nobody reads here. */
  private static final Set<String> READ = Set.of("tRNS", "iCCP", "eXIf");

  private final Span file;
  private final PictureLimits limits;
  private int at = SIGNATURE_BYTES;
  private @Nullable PngFrame frame;
  private byte @Nullable [] profile;
  private boolean profiled;
  private int orientation = ExifOrientation.UPRIGHT;
  private boolean ended;
  private int colours;
  private long data;
  private String last = "";

  private PngChunks(byte[] bytes, PictureLimits limits) {
    file = Span.of(bytes, ByteOrder.BIG_ENDIAN);
    this.limits = limits;
  }

  static PictureHeader read(byte[] bytes, PictureLimits limits) throws RefusedPictureException {
    PngChunks png = new PngChunks(bytes, limits);
    while (!png.ended) {
      png.chunk();
    }
    if (png.at < bytes.length) {
      throw new RefusedPictureException(
          PictureRefusal.TRAILING_DATA, "%d bytes behind a PNG".formatted(bytes.length - png.at));
    }
    PngFrame frame = png.complete();
    return new PictureHeader(
        MediaType.PNG, frame.width(), frame.height(), png.orientation, png.profile, png.at);
  }

  private void chunk() throws RefusedPictureException {
    long length = file.u32(at);
    Span content = file.part(at + 8L, length);
    file.part(at + 8 + length, 4);
    String type = file.name(at + 4);
    for (int i = 4; i < 8; i++) {
      check(isLetter(file.u8(at + i)), "chunk that is none");
    }
    check(!last.isEmpty() || type.equals("IHDR"), "begins with another chunk than IHDR");
    if (Character.isUpperCase(type.charAt(0))) {
      check(isIntact(content), "chunk with another checksum");
      critical(type, content);
    } else if (READ.contains(type) && isIntact(content)) {
      ancillary(type, content);
    }
    last = type;
    at += AROUND + (int) length;
  }

  private void critical(String type, Span content) throws RefusedPictureException {
    switch (type) {
      case "IHDR" -> {
        check(last.isEmpty(), "with a second IHDR");
        frame = PngFrame.read(content, limits);
      }
      case "PLTE" -> {
        check(colours == 0 && data == 0, "PLTE where none may be");
        colours = frame().colours(content.size());
      }
      case "IDAT" -> {
        check(data == 0 || last.equals("IDAT"), "IDAT in two places");
        data += content.size();
      }
      case "IEND" -> {
        check(content.size() == 0, "IEND with content");
        ended = true;
      }
      default -> throw incoherent("with a chunk that nobody knows");
    }
  }

  private void ancillary(String type, Span content) throws RefusedPictureException {
    switch (type) {
      case "tRNS" ->
          check(
              data == 0 && frame().mayBeTransparent(content.size(), colours),
              "tRNS of %d bytes".formatted(content.size()));
      case "iCCP" -> {
        if (!profiled) {
          // Once: what is inflated is bounded for all of the picture.
          profiled = true;
          profile = IccProfile.kept(PngProfile.inflate(content), frame().colourSpace());
        }
      }
      default -> orientation = ExifOrientation.of(content);
    }
  }

  private PngFrame complete() throws RefusedPictureException {
    PngFrame whole = frame();
    check(data > 0, "without IDAT");
    check(colours > 0 || !whole.hasPalette(), "without its palette");
    if (whole.bytes() / INFLATION > data) {
      throw new RefusedPictureException(
          PictureRefusal.TRUNCATED, "PNG with %d bytes for all its pixels".formatted(data));
    }
    return whole;
  }

  private PngFrame frame() throws RefusedPictureException {
    if (frame == null) {
      throw incoherent("without IHDR");
    }
    return frame;
  }

  /** Whether the checksum of a chunk's type and its content stands behind them. */
  private boolean isIntact(Span content) throws RefusedPictureException {
    CRC32 crc = new CRC32();
    crc.update(content.file(), content.from() - 4, content.size() + 4);
    return file.u32(content.from() + content.size()) == crc.getValue();
  }

  private static boolean isLetter(int character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
  }

  private static void check(boolean coherent, String message) throws RefusedPictureException {
    if (!coherent) {
      throw incoherent(message);
    }
  }

  private static RefusedPictureException incoherent(String message) {
    return new RefusedPictureException(PictureRefusal.INCOHERENT, "PNG " + message);
  }
}
