package org.lucarne.picture;

/** The tables of a JPEG, as far as their lengths go (ISO/IEC 10918-1, B.2.4). */
final class JpegTables {
  private JpegTables() {}

  static void checkQuantization(Span content) throws RefusedPictureException {
    int at = 0;
    do {
      int head = content.u8(at);
      check(head >> 4 <= 1 && (head & 15) <= 3, "quantization table " + head);
      int length = head >> 4 == 0 ? 64 : 128;
      check(at + 1 + length <= content.size(), "quantization table of another length");
      at += 1 + length;
    } while (at < content.size());
  }

  static void checkHuffman(Span content) throws RefusedPictureException {
    int at = 0;
    do {
      int head = content.u8(at);
      check(head >> 4 <= 1 && (head & 15) <= 3, "Huffman table " + head);
      check(at + 17 <= content.size(), "Huffman table of another length");
      int symbols = 0;
      int codes = 0;
      for (int bits = 1; bits <= 16; bits++) {
        int count = content.u8(at + bits);
        symbols += count;
        codes = 2 * codes + count;
        check(codes <= 1 << bits, "Huffman table with more codes than there are");
      }
      check(symbols <= 256, "Huffman table of %d symbols".formatted(symbols));
      check(at + 17 + symbols <= content.size(), "Huffman table of another length");
      at += 17 + symbols;
    } while (at < content.size());
  }

  private static void check(boolean coherent, String message) throws RefusedPictureException {
    if (!coherent) {
      throw new RefusedPictureException(PictureRefusal.INCOHERENT, "JPEG " + message);
    }
  }
}
