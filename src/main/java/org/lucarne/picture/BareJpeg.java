package org.lucarne.picture;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A JPEG file without its metadata: tables, frame and scans, and the two markers that tell what its
 * channels mean.
 *
 * @param components 1, 3 or 4
 * @param inverted whether Adobe's marker is there, whose inks are stored as what they leave white
 */
record BareJpeg(byte[] bytes, int components, boolean inverted, boolean ycck) {
  private static final int APP0 = 0xe0;
  private static final int APP14 = 0xee;
  private static final int APP15 = 0xef;
  private static final int COMMENT = 0xfe;
  private static final int SCAN = 0xda;
  private static final int END = 0xd9;

  /** An APP0 as every writer writes it: version 1.1, square pixels, no thumbnail. */
  private static final byte[] JFIF = {
    -1, -32, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0
  };

  /**
   * The same picture.
   *
   * @param file found coherent up to this end
   */
  static BareJpeg of(byte[] file, int end) {
    Copy copy = new Copy(file, end);
    copy.bare.write(file, 0, 2);
    for (int at = 2; at < end && (file[at + 1] & 0xff) != END; ) {
      if (file[at] != -1) {
        throw new IllegalArgumentException("no marker where one should be");
      }
      at = file[at + 1] == -1 ? at + 1 : copy.segment(at);
    }
    copy.bare.write(0xff);
    copy.bare.write(END);
    return new BareJpeg(
        copy.bare.toByteArray(),
        copy.components,
        copy.adobeTransform >= 0,
        copy.adobeTransform == 2);
  }

  /** A file that is being copied without what nobody needs. */
  private static final class Copy {
    private final byte[] file;
    private final int end;
    private final ByteArrayOutputStream bare;
    private int components;
    private int adobeTransform = -1;

    Copy(byte[] file, int end) {
      this.file = file;
      this.end = end;
      this.bare = new ByteArrayOutputStream(end);
    }

    /** Takes the segment that begins here, or leaves it, and tells where the next one begins. */
    int segment(int at) {
      int marker = file[at + 1] & 0xff;
      int length = 2 + ((file[at + 2] & 0xff) << 8 | file[at + 3] & 0xff);
      int next = marker == SCAN ? endOfScan(file, at + length, end) : at + length;
      if (marker == APP0 && isJfif(file, at)) {
        bare.writeBytes(JFIF);
      } else if (marker == APP14 && isAdobe(file, at, length) && adobeTransform < 0) {
        adobeTransform = file[at + 15] & 0xff;
        bare.write(file, at, length);
      } else if ((marker < APP0 || marker > APP15) && marker != COMMENT) {
        bare.write(file, at, next - at);
      }
      if (isFrame(marker)) {
        components = file[at + 9] & 0xff;
      }
      return next;
    }
  }

  private static boolean isJfif(byte[] file, int at) {
    return new String(file, at + 4, 4, StandardCharsets.US_ASCII).equals("JFIF");
  }

  private static boolean isAdobe(byte[] file, int at, int length) {
    return length >= 16 && new String(file, at + 4, 5, StandardCharsets.US_ASCII).equals("Adobe");
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  /** Entropy-coded bytes hold no marker but restarts; 0xff is followed by zero there. */
  private static int endOfScan(byte[] file, int start, int end) {
    int at = start;
    while (at + 1 < end) {
      if (file[at] == -1) {
        int next = file[at + 1] & 0xff;
        if (next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7)) {
          return at;
        }
      }
      at++;
    }
    return end;
  }

  @Override
  public String toString() {
    return "BareJpeg of " + bytes.length + " bytes";
  }
}
