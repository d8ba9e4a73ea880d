package org.lucarne.picture.corpus;

import static org.lucarne.picture.PictureRefusal.TOO_LARGE;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import org.lucarne.picture.MediaType;
import org.lucarne.picture.corpus.Expectation.Content;

/** PNGs of all kinds. */
final class PngFiles {
  private static final int BOMB_MEBIBYTES = 512;
  private static final byte[] PLAIN = Png.picture(8, Png.RGB);
  private static final byte[] IDAT = Png.idat(Png.rows(8, Png.RGB));
  private static final byte[] IHDR = Png.ihdr(Paint.WIDTH, Paint.HEIGHT, 8, Png.RGB);

  private PngFiles() {}

  static List<CorpusFile> files() {
    Group group = new Group(MediaType.PNG);
    kinds(group);
    profiles(group);
    bombs(group);
    damage(group);
    return group.files();
  }

  private static void kinds(Group group) {
    byte[] clear = Png.chunk("tRNS", Bytes.big().u8(255, 255, 0, 255).toArray());
    byte[] animation =
        Bytes.join(
            Png.chunk("acTL", Bytes.big().u32(2).u32(0).toArray()),
            Png.chunk("fcTL", new byte[26]));
    group
        .shown("rgb", PLAIN)
        .shown("rgb-16-bit", Png.picture(16, Png.RGB))
        .shown("rgb-alpha", Png.picture(8, Png.RGB_ALPHA))
        .shown("rgb-alpha-16-bit", Png.picture(16, Png.RGB_ALPHA))
        .shown("gray", Png.picture(8, Png.GRAY), Content.GRAYS)
        .shown("gray-16-bit", Png.picture(16, Png.GRAY), Content.GRAYS)
        .shown("gray-1-bit", Png.picture(1, Png.GRAY), Content.SOMETHING)
        .shown("gray-4-bit", Png.picture(4, Png.GRAY), Content.SOMETHING)
        .shown("gray-alpha", Png.picture(8, Png.GRAY_ALPHA), Content.GRAYS)
        .shown("palette", Png.picture(8, Png.PALETTE, Png.palette()))
        .shown("palette-2-bit", Png.picture(2, Png.PALETTE, Png.palette()))
        .shown(
            "palette-with-a-clear-colour",
            Png.picture(8, Png.PALETTE, Png.palette(), clear),
            Content.SOMETHING)
        .shown(
            "gray-with-a-clear-one",
            Png.picture(8, Png.GRAY, Png.chunk("tRNS", new byte[] {0, 1})),
            Content.GRAYS)
        .shown("interlaced", interlaced())
        .shown("animated", Png.picture(8, Png.RGB, animation))
        .turned("turned-6", turned(), 6)
        .shown("data-in-two-chunks", split());
  }

  private static byte[] interlaced() {
    return Paint.write(
        "png",
        param -> param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT),
        List.of(new IIOImage(Paint.quarters(), null, null)));
  }

  private static byte[] turned() {
    byte[] stored = Paint.write("png", Paint.quarters(6));
    int behindHeader = Png.SIGNATURE.length + IHDR.length;
    return Bytes.join(
        Change.cut(stored, behindHeader),
        Png.chunk("eXIf", Exif.orientation(6, ByteOrder.LITTLE_ENDIAN)),
        Arrays.copyOfRange(stored, behindHeader, stored.length));
  }

  private static byte[] split() {
    byte[] data = Png.deflate(Png.rows(8, Png.RGB));
    return Png.file(
        IHDR,
        Png.chunk("IDAT", Change.cut(data, 1)),
        Png.chunk("IDAT", Arrays.copyOfRange(data, 1, data.length)),
        Png.iend());
  }

  private static byte[] iccp(byte[] compressed) {
    return Png.chunk("iCCP", Bytes.join(Bytes.latin("p\0\0"), compressed));
  }

  private static void profiles(Group group) {
    byte[] p3 = Icc.displayP3();
    byte[] profiled = Png.picture(8, Png.RGB, iccp(Png.deflate(p3)));
    group
        .shown("profile-p3", profiled, Content.QUARTERS)
        .shown(
            "profile-gray",
            Png.picture(8, Png.GRAY, iccp(Png.deflate(Icc.gray()))),
            Content.SOMETHING)
        .shown("profile-broken", Png.picture(8, Png.RGB, iccp(new byte[100])))
        .shown(
            "profile-cut-short", Png.picture(8, Png.RGB, iccp(Change.percent(Png.deflate(p3), 50))))
        .shown(
            "profile-of-another-colour-space",
            Png.picture(8, Png.RGB, iccp(Png.deflate(Icc.gray()))));
  }

  private static void bombs(Group group) {
    byte[] zeros = Png.zeros(BOMB_MEBIBYTES);
    byte[] zTXt = Png.chunk("zTXt", Bytes.join(Bytes.latin("k\0\0"), zeros));
    byte[] iTXt = Png.chunk("iTXt", Bytes.join(Bytes.latin("k\0\1\0\0\0"), zeros));
    group
        .shown("ztxt-bomb", Png.picture(8, Png.RGB, zTXt))
        .shown("itxt-bomb", Png.picture(8, Png.RGB, iTXt))
        .shown("iccp-bomb", Png.picture(8, Png.RGB, iccp(zeros)))
        .shown("ztxt-bomb-with-palette", Png.picture(8, Png.PALETTE, Png.palette(), zTXt))
        .shown("itxt-bomb-with-palette", Png.picture(8, Png.PALETTE, Png.palette(), iTXt))
        .shown("iccp-bomb-with-palette", Png.picture(8, Png.PALETTE, iccp(zeros), Png.palette()))
        .untidy("data-bomb", Png.file(IHDR, Png.chunk("IDAT", zeros), Png.iend()))
        .refused("flood", flood(20_000, 20_000), TOO_LARGE)
        .refused("of-65535-by-65535", flood(65_535, 65_535), TOO_LARGE)
        .untidy("of-2-to-the-31", flood(0x7fffffffL, 0x7fffffffL))
        .untidy("of-2-to-the-32", flood(0xffffffffL, 0xffffffffL))
        .untidy("without-height", flood(20, 0))
        .untidy("of-8000-by-8000-in-no-time", flood(8000, 8000));
  }

  private static byte[] flood(long width, long height) {
    return Png.file(Png.ihdr(width, height, 8, Png.RGB), IDAT, Png.iend());
  }

  private static void damage(Group group) {
    for (int percent : List.of(10, 50, 99)) {
      group.untidy("cut-at-" + percent, Change.percent(PLAIN, percent));
    }
    byte[] other = Png.chunk("ABCD", new byte[4]);
    group
        .untidy("then-html", Change.append(PLAIN, "<html><script>alert(1)"))
        .untidy("then-another", Bytes.join(PLAIN, PLAIN))
        .untidy("then-zeros", Bytes.join(PLAIN, new byte[4]))
        .untidy("flipped-in-its-header", Change.flip(PLAIN, 19, 1))
        .untidy("flipped-in-its-data", Change.flip(PLAIN, 60, 1))
        .untidy("chunk-beyond-the-end", Change.set(PLAIN, 33, 0x7f))
        .untidy("chunk-of-4-gigabytes", Change.set(PLAIN, 33, 255, 255, 255, 255))
        .untidy("without-data", Png.file(IHDR, Png.iend()))
        .untidy("without-palette", Png.picture(8, Png.PALETTE))
        .untidy("data-before-header", Png.file(IDAT, IHDR, Png.iend()))
        .untidy("two-headers", Png.file(IHDR, IHDR, IDAT, Png.iend()))
        .untidy("unknown-critical", Png.picture(8, Png.RGB, other))
        .untidy("of-3-bits", Png.picture(3, Png.GRAY))
        .untidy("signature-alone", Png.file())
        .shown(
            "time-with-another-checksum",
            Png.picture(8, Png.RGB, Change.flip(Png.chunk("tIME", new byte[7]), 9, 1)));
  }
}
