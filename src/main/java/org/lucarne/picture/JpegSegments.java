package org.lucarne.picture;

import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One JPEG, walked from marker to marker (ISO/IEC 10918-1, annex B). */
final class JpegSegments {
  static final int SOF2 = 0xc2;
  private static final int SOF0 = 0xc0;
  private static final int SOF1 = 0xc1;
  private static final int DHT = 0xc4;
  private static final int DAC = 0xcc;
  private static final int RST0 = 0xd0;
  private static final int RST7 = 0xd7;
  static final int EOI = 0xd9;
  static final int SOS = 0xda;
  private static final int DQT = 0xdb;
  private static final int DRI = 0xdd;
  static final int APP0 = 0xe0;
  private static final int APP1 = 0xe1;
  private static final int APP2 = 0xe2;
  static final int APP15 = 0xef;
  static final int COM = 0xfe;
  private static final String EXIF = "Exif\0\0";
  private static final Parts UNHEARD = (marker, from, to) -> {};

  /** Is told of each part between the start of the image and its end. */
  interface Parts {
    /**
     * @param to behind the segment, and behind the data that follows it where it begins a scan
     */
    void part(int marker, int from, int to) throws RefusedPictureException;
  }

  private final Span file;
  private final PictureLimits limits;
  private final JpegProfile profile = new JpegProfile();
  private int at;
  private @Nullable JpegFrame frame;
  private @Nullable JpegScans scans;
  private @Nullable Integer orientation;

  private JpegSegments(Span file, int at, PictureLimits limits) {
    this.file = file;
    this.at = at;
    this.limits = limits;
  }

  static PictureHeader read(byte[] bytes, PictureLimits limits) throws RefusedPictureException {
    Span file = Span.of(bytes, ByteOrder.BIG_ENDIAN);
    JpegSegments jpeg = new JpegSegments(file, 0, limits);
    JpegFrame frame = jpeg.walk(UNHEARD);
    JpegTrailer.check(file, jpeg.at, limits);
    return new PictureHeader(
        MediaType.JPEG,
        frame.width(),
        frame.height(),
        Objects.requireNonNullElse(jpeg.orientation, ExifOrientation.UPRIGHT),
        jpeg.profile.whole(frame.colourSpace()),
        jpeg.at);
  }

  /** Where the JPEG ends that begins here. */
  static int endOf(Span file, int at, PictureLimits limits) throws RefusedPictureException {
    JpegSegments jpeg = new JpegSegments(file, at, limits);
    jpeg.walk(UNHEARD);
    return jpeg.at;
  }

  static void walk(Span file, PictureLimits limits, Parts parts) throws RefusedPictureException {
    new JpegSegments(file, 0, limits).walk(parts);
  }

  /** From the start of the image to its end, which is where {@link #at} then is. */
  private JpegFrame walk(Parts parts) throws RefusedPictureException {
    at += 2;
    for (int marker = nextMarker(); marker != EOI; marker = nextMarker()) {
      int length = file.u16(at);
      if (length < 2) {
        throw incoherent("segment of %d bytes".formatted(length));
      }
      int from = at - 2;
      Span content = file.part(at + 2, length - 2);
      at += length;
      segment(marker, content);
      parts.part(marker, from, at);
    }
    if (frame == null || scans == null) {
      throw incoherent("without a frame");
    }
    scans.complete();
    return frame;
  }

  private int nextMarker() throws RefusedPictureException {
    if (file.u8(at) != 0xff) {
      throw incoherent("without a marker at %d".formatted(at));
    }
    // Any number of these may fill the space before a marker.
    while (file.u8(at) == 0xff) {
      at++;
    }
    return file.u8(at++);
  }

  private void segment(int marker, Span content) throws RefusedPictureException {
    switch (marker) {
      case SOF0, SOF1, SOF2 -> frame(marker, content);
      case DHT -> JpegTables.checkHuffman(content);
      case DQT -> JpegTables.checkQuantization(content);
      case SOS -> scan(content);
      case DRI -> {
        if (content.size() != 2) {
          throw incoherent("restart interval of %d bytes".formatted(content.size()));
        }
      }
      default -> other(marker, content);
    }
  }

  private void frame(int marker, Span content) throws RefusedPictureException {
    if (frame != null) {
      throw incoherent("with a second frame");
    }
    frame = JpegFrame.read(marker, content, limits);
    scans = new JpegScans(frame, limits.scans());
  }

  private void scan(Span content) throws RefusedPictureException {
    if (scans == null) {
      throw incoherent("scan before its frame");
    }
    scans.add(content);
    skipEntropy();
  }

  /** To the next marker that is not within the data of a scan. */
  private void skipEntropy() throws RefusedPictureException {
    byte[] bytes = file.file();
    int end = file.from() + file.size() - 1;
    for (int i = file.from() + at; i < end; i++) {
      if (bytes[i] == (byte) 0xff) {
        int next = bytes[i + 1] & 0xff;
        // A stuffed byte, a restart, or a byte that only fills: the data goes on.
        if (next != 0 && next != 0xff && (next < RST0 || next > RST7)) {
          at = i - file.from();
          return;
        }
      }
    }
    throw new RefusedPictureException(PictureRefusal.TRUNCATED, "JPEG ends within a scan");
  }

  private void other(int marker, Span content) throws RefusedPictureException {
    if (marker >= APP0 && marker <= APP15) {
      application(marker, content);
    } else if (marker >= SOF0 && marker <= 0xcf || marker == DAC || marker == 0xde) {
      throw new RefusedPictureException(
          PictureRefusal.FORMAT_NOT_DECODED, "JPEG of the kind %x".formatted(marker));
    } else if (marker != COM) {
      throw incoherent("with the marker %x".formatted(marker));
    }
  }

  private void application(int marker, Span content) throws RefusedPictureException {
    if (marker == APP1 && orientation == null && content.has(0, EXIF)) {
      orientation = ExifOrientation.of(content.from(EXIF.length()));
    } else if (marker == APP2 && content.has(0, JpegProfile.NAME)) {
      profile.add(content);
    }
  }

  private static RefusedPictureException incoherent(String message) {
    return new RefusedPictureException(PictureRefusal.INCOHERENT, "JPEG " + message);
  }
}
