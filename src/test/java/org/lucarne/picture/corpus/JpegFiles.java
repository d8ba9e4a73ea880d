package org.lucarne.picture.corpus;

import static org.lucarne.picture.PictureRefusal.TOO_MANY_SCANS;

import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.lucarne.picture.MediaType;
import org.lucarne.picture.corpus.Expectation.Content;

/** JPEGs of all kinds, but for what lies behind their ends. */
final class JpegFiles {
  private static final int SOF0 = 0xc0;
  private static final int SOS = 0xda;
  private static final byte[] PLAIN = Jpeg.baseline(Paint.quarters());
  private static final byte[] PROGRESSIVE = Jpeg.progressive(Paint.quarters());

  private JpegFiles() {}

  static List<CorpusFile> files() {
    Group group = new Group(MediaType.JPEG);
    kinds(group);
    profiles(group);
    orientations(group);
    sizes(group);
    scans(group);
    damage(group);
    return group.files();
  }

  private static void kinds(Group group) {
    group
        .shown("baseline", PLAIN)
        .shown("progressive", PROGRESSIVE)
        .shown("gray", Jpeg.baseline(Paint.grays()), Content.GRAYS)
        .shown("gray-progressive", Jpeg.progressive(Paint.grays()), Content.GRAYS)
        .shown(
            "cmyk-of-adobe", Jpeg.with(Jpeg.of(inverted(false)), Jpeg.adobe(0)), Content.SOMETHING)
        .shown(
            "ycck-of-adobe", Jpeg.with(Jpeg.of(inverted(true)), Jpeg.adobe(2)), Content.SOMETHING)
        .shown("cmyk-without-adobe", Jpeg.of(inverted(false)), Content.SOMETHING)
        .shown("filled-before-markers", Jpeg.with(PLAIN, new byte[] {-1, -1, -1}))
        .shown("comment-of-html", Jpeg.with(PLAIN, comment("<script>alert(1)</script>")))
        .shown(
            "comments-by-the-thousand",
            Jpeg.with(PLAIN, Bytes.latin("\u00ff\u00fe\0\2".repeat(100_000))))
        .shown("metadata-of-a-telephone", Jpeg.with(PLAIN, telling()))
        .untidy("lossless", Change.set(PLAIN, sof() + 1, 0xc3))
        .untidy("arithmetic", Change.set(PLAIN, sof() + 1, 0xc9))
        .untidy("hierarchical", Change.set(PLAIN, sof() + 1, 0xc5))
        .untidy("twelve-bits", Change.set(PLAIN, sof() + 4, 12));
  }

  private static byte[] comment(String text) {
    return Jpeg.segment(0xfe, Bytes.latin(text));
  }

  /** Exif with a place, XMP, what Photoshop writes, a comment. */
  private static byte[] telling() {
    return Bytes.join(
        Jpeg.exif(Exif.telling(1)),
        Jpeg.segment(
            0xe1,
            Bytes.latin("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")),
        Jpeg.segment(0xed, Bytes.latin("Photoshop 3.0\08BIM\4\4\0\0\0\0\0\0")),
        comment("Ada Lovelace, 10 December 1815"));
  }

  /**
   * The quarters in cyan, magenta, yellow and black, inverted as Adobe has them.
   *
   * @param ycck with the first three as luminance and chrominance, of what they leave of white: as
   *     they are inverted, that is the inks
   */
  private static WritableRaster inverted(boolean ycck) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, Paint.WIDTH, Paint.HEIGHT, 4, null);
    for (int y = 0; y < Paint.HEIGHT; y++) {
      for (int x = 0; x < Paint.WIDTH; x++) {
        int pixel = Paint.colour(Paint.QUARTERS, x, y);
        double red = pixel >> 16;
        double green = pixel >> 8 & 0xff;
        double blue = pixel & 0xff;
        double cyan = 255 - red;
        double yellow = 255 - blue;
        double luminance = 0.299 * cyan + 0.587 * (255 - green) + 0.114 * yellow;
        double[] samples =
            ycck
                ? new double[] {
                  luminance,
                  128 + (yellow - luminance) / 1.772,
                  128 + (cyan - luminance) / 1.402,
                  255
                }
                : new double[] {red, green, blue, 255};
        raster.setPixel(x, y, samples);
      }
    }
    return raster;
  }

  private static void profiles(Group group) {
    byte[] srgb = Icc.srgb();
    byte[] p3 = Icc.displayP3();
    byte[] cmyk = Jpeg.with(Jpeg.of(inverted(false)), Jpeg.adobe(0));
    byte[] gray = Jpeg.baseline(Paint.grays());
    group
        .shown("profile-srgb", Jpeg.with(PLAIN, Jpeg.profile(srgb)), Content.QUARTERS)
        .shown("profile-p3", Jpeg.with(PLAIN, Jpeg.profile(p3)), Content.QUARTERS)
        .shown("profile-in-pieces", Jpeg.with(PLAIN, Jpeg.profile(srgb, 1000)), Content.QUARTERS)
        .shown("profile-gray", Jpeg.with(gray, Jpeg.profile(Icc.gray())), Content.SOMETHING)
        .shown(
            "profile-cmyk-of-no-use", Jpeg.with(cmyk, Jpeg.profile(Icc.cmyk())), Content.SOMETHING)
        .shown("profile-of-another-colour-space", Jpeg.with(PLAIN, Jpeg.profile(Icc.gray())))
        .shown("profile-broken", Jpeg.with(PLAIN, Jpeg.profile(Change.set(srgb, 36, 'x'))))
        .shown("profile-of-another-length", Jpeg.with(PLAIN, Jpeg.profile(Change.set(srgb, 0, 1))))
        .shown(
            "profile-without-its-middle",
            Jpeg.with(
                PLAIN,
                Jpeg.profilePiece(Change.cut(srgb, 1000), 1, 3),
                Jpeg.profilePiece(Change.cut(srgb, 1000), 3, 3)))
        .shown("profile-too-large", Jpeg.with(PLAIN, Jpeg.profile(Icc.made("RGB", 5 << 20))))
        .shown(
            "profile-too-large-to-keep",
            Jpeg.with(PLAIN, Jpeg.profile(Icc.made("RGB", (1 << 20) + 1))));
  }

  private static void orientations(Group group) {
    for (int value = 1; value <= 8; value++) {
      byte[] stored = Jpeg.baseline(Paint.quarters(value));
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        String name = "turned-%d-%s".formatted(value, order == ByteOrder.BIG_ENDIAN ? "mm" : "ii");
        group.turned(name, Jpeg.with(stored, Jpeg.exif(Exif.orientation(value, order))), value);
      }
    }
    byte[] upright = Jpeg.exif(Exif.orientation(1, ByteOrder.BIG_ENDIAN));
    byte[] turned = Jpeg.exif(Exif.orientation(6, ByteOrder.BIG_ENDIAN));
    group
        .shown(
            "turned-by-nine",
            Jpeg.with(PLAIN, Jpeg.exif(Exif.orientation(9, ByteOrder.BIG_ENDIAN))))
        .shown("turned-twice", Jpeg.with(PLAIN, upright, turned))
        .shown("exif-in-circles", Jpeg.with(PLAIN, Jpeg.exif(Exif.circles())))
        .shown("exif-endless", Jpeg.with(PLAIN, Jpeg.exif(Exif.endless())))
        .shown("exif-empty", Jpeg.with(PLAIN, Jpeg.exif(new byte[0])));
  }

  private static void sizes(Group group) {
    int size = sof() + 5;
    group
        .untidy("of-65535-by-65535", Change.set(PLAIN, size, 255, 255, 255, 255))
        .untidy("of-20001-by-32", Change.set(PLAIN, size + 2, 0x4e, 0x21))
        .untidy("of-9000-by-9000", Change.set(PLAIN, size, 0x23, 0x28, 0x23, 0x28))
        .untidy("without-width", Change.set(PLAIN, size + 2, 0, 0))
        .untidy("without-height", Change.set(PLAIN, size, 0, 0))
        .untidy("claims-12000-by-6000", Change.set(PLAIN, size, 0x17, 0x70, 0x2e, 0xe0));
  }

  private static void scans(Group group) {
    group
        .untidy("64-scans", ScanBomb.of(16, 64))
        .refused("65-scans", ScanBomb.of(16, 65), TOO_MANY_SCANS)
        .refused("1000-scans", Corpus.scanBomb(), TOO_MANY_SCANS);
  }

  private static void damage(Group group) {
    int dht = Jpeg.indexOf(PLAIN, 0xc4);
    int dqt = Jpeg.indexOf(PLAIN, 0xdb);
    int sos = Jpeg.indexOf(PLAIN, SOS);
    byte[] frame = Arrays.copyOfRange(PLAIN, sof(), sof() + 19);
    for (int percent : List.of(1, 25, 50, 75, 99)) {
      group
          .untidy("cut-at-" + percent, Change.percent(PLAIN, percent))
          .untidy("progressive-cut-at-" + percent, Change.percent(PROGRESSIVE, percent));
    }
    group
        .untidy("without-its-end", Change.cut(PLAIN, PLAIN.length - 2))
        .untidy("start-alone", Change.cut(PLAIN, 3))
        .untidy("end-after-start", Bytes.big().u16(0xffd8).u16(0xffd9).toArray())
        .untidy("segment-of-length-1", Change.set(PLAIN, dqt + 2, 0, 1))
        .untidy("segment-beyond-the-end", Change.set(PLAIN, dqt + 2, 255, 255))
        .untidy("quantization-too-short", Change.set(PLAIN, dqt + 3, 66))
        .untidy("huffman-of-too-many-codes", Change.set(PLAIN, dht + 5, 255))
        .untidy("two-frames", Jpeg.with(PLAIN, frame))
        .untidy("nine-components", Change.set(PLAIN, sof() + 9, 9))
        .untidy("sampled-by-nothing", Change.set(PLAIN, sof() + 11, 0))
        .untidy("scan-of-a-stranger", Change.set(PLAIN, sos + 5, 77))
        .untidy("scan-before-the-frame", Jpeg.with(PLAIN, scan()))
        .untidy("text-between-segments", Jpeg.with(PLAIN, comment(""), Bytes.latin("hello")))
        .untidy("flipped-in-its-data", Change.flip(PLAIN, PLAIN.length - 40, 0x10))
        .untidy("flipped-in-a-table", Change.flip(PLAIN, dqt + 20, 0x80));
  }

  private static byte[] scan() {
    return Jpeg.segment(SOS, Bytes.big().u8(1, 1, 0, 0, 63, 0).toArray());
  }

  private static int sof() {
    return Jpeg.indexOf(PLAIN, SOF0);
  }
}
