package org.lucarne.picture;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * Decodes and encodes JPEG with libjpeg-turbo. Its memory is freed when a call returns; it is never
 * larger than the scaled pixels and, for a progressive file, six bytes per pixel of it.
 */
final class TurboJpeg {
  private static final int BGR = 1;
  private static final int GRAY = 6;
  private static final int CMYK = 11;

  private static final int SUBSAMPLED_420 = 2;
  private static final int SUBSAMPLED_GRAY = 3;

  private static final int NO_REALLOCATION = 1024;
  private static final int ACCURATE_DCT = 4096;

  /** A decode to this much of the wanted side is taken as it is. */
  private static final double CLOSE_ENOUGH = 0.9;

  private final TurboLibrary library;

  TurboJpeg(TurboLibrary library) {
    this.library = library;
  }

  BufferedImage decode(BareJpeg file, PictureHeader header) throws IOException {
    MemorySegment handle = library.newDecompressor();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment jpeg = copied(file.bytes(), arena);
      checkSize(handle, jpeg, header, arena);
      int eighths = eighths(Math.max(header.width(), header.height()));
      int width = scaled(header.width(), eighths);
      int height = scaled(header.height(), eighths);
      return switch (file.components()) {
        case 1 ->
            decode(
                handle, jpeg, new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY), GRAY);
        case 3 ->
            decode(
                handle, jpeg, new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR), BGR);
        case 4 -> {
          Inks inks = new Inks(width, height);
          decode(handle, jpeg, inks.bytes(), width, height, CMYK);
          yield inks.image(file.inverted(), header.colourProfile());
        }
        default -> throw new IOException(file.components() + " components");
      };
    } finally {
      library.destroy(handle);
    }
  }

  private void checkSize(
      MemorySegment handle, MemorySegment jpeg, PictureHeader header, Arena arena)
      throws IOException {
    MemorySegment about = arena.allocate(JAVA_INT, 4);
    boolean failed = library.hasFailed(handle, library.header(handle, jpeg, about));
    boolean fits =
        about.getAtIndex(JAVA_INT, 0) == header.width()
            && about.getAtIndex(JAVA_INT, 1) == header.height();
    if (failed || !fits) {
      throw new IOException("libjpeg-turbo sees another size than its header");
    }
  }

  /** The eighths of its size to decode to, so that little or nothing is left to resample. */
  static int eighths(int longerSide) {
    for (int eighths = 1; eighths < 8; eighths++) {
      int side = scaled(longerSide, eighths);
      boolean close = side >= Rendered.DISPLAY_PIXELS * CLOSE_ENOUGH;
      if (close) {
        return eighths;
      }
    }
    return 8;
  }

  private static int scaled(int side, int eighths) {
    return (side * eighths + 7) / 8;
  }

  private BufferedImage decode(
      MemorySegment handle, MemorySegment jpeg, BufferedImage image, int format)
      throws IOException {
    decode(handle, jpeg, bytes(image), image.getWidth(), image.getHeight(), format);
    return image;
  }

  private void decode(
      MemorySegment handle, MemorySegment jpeg, byte[] pixels, int width, int height, int format)
      throws IOException {
    // Not into the array itself: for so long no call may keep the collector waiting.
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = library.allocate(pixels.length, arena);
      int result = library.decompress(handle, jpeg, buffer, width, height, format, ACCURATE_DCT);
      if (library.hasFailed(handle, result)) {
        throw new IOException("libjpeg-turbo refused it");
      }
      MemorySegment.copy(buffer, JAVA_BYTE, 0, pixels, 0, pixels.length);
    }
  }

  byte[] encode(BufferedImage image, int quality) throws IOException {
    MemorySegment handle = library.newCompressor();
    try (Arena arena = Arena.ofConfined()) {
      byte[] bytes = bytes(image);
      boolean gray = image.getType() == BufferedImage.TYPE_BYTE_GRAY;
      MemorySegment pixels = copied(bytes, arena);
      MemorySegment buffer =
          library.allocate(mostBytes(image.getWidth(), image.getHeight()), arena);
      MemorySegment address = arena.allocate(ADDRESS);
      address.set(ADDRESS, 0, buffer);
      MemorySegment size = arena.allocate(JAVA_LONG);
      size.set(JAVA_LONG, 0, buffer.byteSize());
      int result =
          library.compress(
              handle,
              pixels,
              image.getWidth(),
              image.getHeight(),
              gray ? GRAY : BGR,
              address,
              size,
              gray ? SUBSAMPLED_GRAY : SUBSAMPLED_420,
              quality,
              NO_REALLOCATION | ACCURATE_DCT);
      if (library.hasFailed(handle, result)) {
        throw new IOException("libjpeg-turbo did not encode");
      }
      return buffer.asSlice(0, size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
    } finally {
      library.destroy(handle);
    }
  }

  /** As TJBUFSIZE has it: what incompressible noise takes, and tables. */
  private static int mostBytes(int width, int height) {
    return (width + 15 & ~15) * (height + 15 & ~15) * 3 + 2048;
  }

  private MemorySegment copied(byte[] bytes, Arena arena) {
    return library.allocate(bytes.length, arena).copyFrom(MemorySegment.ofArray(bytes));
  }

  private static byte[] bytes(BufferedImage image) {
    return ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
  }
}
