package org.lucarne.envelope;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The lines of an age header: printable ASCII, each ended by LF. */
final class HeaderLines {
  private final byte[] bytes;
  private final int end;
  private int position;

  HeaderLines(byte[] bytes, int start, int end) {
    this.bytes = bytes;
    this.position = start;
    this.end = end;
  }

  /** The next line without its LF. */
  String next() throws NotEncryptedException {
    int start = position;
    while (position < end) {
      byte character = bytes[position++];
      if (character == '\n') {
        return new String(bytes, start, position - 1 - start, US_ASCII);
      }
      if (character < ' ' || character > '~') {
        throw new NotEncryptedException("expected an age header of printable ASCII lines");
      }
    }
    throw new NotEncryptedException(
        end == AgeHeader.MAX_BYTES
            ? "expected an age header of at most " + AgeHeader.MAX_BYTES + " bytes"
            : "expected an age file, but it ends within its header");
  }

  /** Where the line after the last one returned begins. */
  int position() {
    return position;
  }
}
