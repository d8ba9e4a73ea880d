package org.lucarne.picture;

import java.io.DataInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A whole original in clear, outside the heap, where native decoders read it. Behind its last byte
 * lies what ends a picture that has no end of its own: a decoder then comes to a defined end, and
 * gives out everything that is there.
 *
 * @param memory the bytes, and {@value #END_BYTES} more
 */
record Original(MemorySegment memory, int bytes) {
  /** libpng reads ahead in pieces of 8 KiB, and gives out nothing of one that is not whole. */
  private static final int END_BYTES = 16 * 1024;

  /** The last letter of {@code avif} or {@code avis}. */
  private static final int BRAND_ENDS_AT = 11;

  private static final int CHUNK_BYTES = 1 << 16;

  static Original read(DataInputStream in, int bytes, Arena arena) throws IOException {
    Original original = new Original(arena.allocate((long) bytes + END_BYTES), bytes);
    byte[] chunk = new byte[CHUNK_BYTES];
    for (int at = 0; at < bytes; ) {
      int length = Math.min(chunk.length, bytes - at);
      in.readFully(chunk, 0, length);
      MemorySegment.copy(chunk, 0, original.memory, ValueLayout.JAVA_BYTE, at, length);
      at += length;
    }
    original.end();
    return original;
  }

  static Original of(byte[] file, Arena arena) {
    Original original = new Original(arena.allocate((long) file.length + END_BYTES), file.length);
    MemorySegment.copy(file, 0, original.memory, ValueLayout.JAVA_BYTE, 0, file.length);
    original.end();
    return original;
  }

  private void end() {
    if (type() == MediaType.JPEG) {
      memory.set(ValueLayout.JAVA_BYTE, bytes, (byte) 0xff);
      memory.set(ValueLayout.JAVA_BYTE, bytes + 1L, (byte) JpegMarkers.EOI);
    }
  }

  /**
   * True for an AVIF of many frames (AV1 Image File Format, section 7), which libvips looks at once
   * it is called a still one, and whose first frame it then finds.
   */
  boolean calledStill() {
    boolean sequence = type() == MediaType.AVIF && at(BRAND_ENDS_AT) == 's';
    if (sequence) {
      memory.set(ValueLayout.JAVA_BYTE, BRAND_ENDS_AT, (byte) 'f');
    }
    return sequence;
  }

  MediaType type() {
    byte[] head = new byte[Math.min(bytes, MediaType.SNIFFED_BYTES)];
    MemorySegment.copy(memory, ValueLayout.JAVA_BYTE, 0, head, 0, head.length);
    return MediaType.of(head, head.length);
  }

  /** As many bytes as a decoder is told of. */
  long length() {
    return switch (type()) {
      case JPEG, PNG -> memory.byteSize();
      default -> bytes;
    };
  }

  int at(long position) {
    return memory.get(ValueLayout.JAVA_BYTE, position) & 0xff;
  }

  byte[] toArray() {
    return memory.asSlice(0, bytes).toArray(ValueLayout.JAVA_BYTE);
  }

  @Override
  public String toString() {
    return "Original of " + bytes + " bytes";
  }
}
