package org.lucarne.picture.corpus;

import static org.lucarne.picture.PictureRefusal.TOO_LARGE;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import org.lucarne.picture.MediaType;
import org.lucarne.picture.corpus.Expectation.Content;

/** TIFFs. */
final class TiffFiles {
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
  private static final byte[] PLAIN = one(Tiff.strips(8));

  private TiffFiles() {}

  static List<CorpusFile> files() {
    Group group = new Group(MediaType.TIFF);
    kinds(group);
    incoherent(group);
    damage(group);
    return group.files();
  }

  private static byte[] one(Tiff.Page page) {
    return Tiff.in(BIG).add(page).toArray();
  }

  private static void kinds(Group group) {
    byte[] p3 = Icc.displayP3();
    group
        .shown("strips", PLAIN)
        .shown("little-endian", Tiff.in(ByteOrder.LITTLE_ENDIAN).add(Tiff.strips(32)).toArray())
        .shown("tiles", one(Tiff.tiles()))
        .shown("pages", Tiff.in(BIG).add(Tiff.strips(8)).add(Tiff.tiles()).toArray())
        .shown("profile-p3", one(Tiff.strips(8).profile(p3)), Content.QUARTERS)
        .shown("profile-broken", one(Tiff.strips(8).profile(new byte[200])))
        .accepted(
            "turned-3",
            one(Tiff.strips(8).with(274, 3)),
            Paint.WIDTH,
            Paint.HEIGHT,
            3,
            Content.SOMETHING);
    for (String compression : List.of("LZW", "Deflate", "PackBits", "ZLib")) {
      group.shown(compression.toLowerCase(Locale.ROOT), compressed(compression));
    }
    group
        .untidy("jpeg-within", one(Tiff.strips(8).with(259, 7)))
        .untidy("old-jpeg-within", one(Tiff.strips(8).with(259, 6)))
        .untidy("of-32-bits", one(Tiff.strips(8).with(258, 32, 32, 32)))
        .untidy("of-floats", one(Tiff.strips(8).with(339, 3, 3, 3)))
        .untidy("raw-of-a-camera", one(Tiff.strips(8).with(254, 1)))
        .untidy("negative-of-a-camera", one(Tiff.strips(8).with(50706, 1)));
  }

  private static byte[] compressed(String compression) {
    return Paint.write(
        "tiff",
        param -> {
          param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
          param.setCompressionType(compression);
        },
        List.of(new IIOImage(Paint.quarters(), null, null)));
  }

  private static void incoherent(Group group) {
    group
        .untidy("in-circles", Tiff.in(BIG).add(Tiff.strips(8)).leadingTo(directory()).toArray())
        .untidy("exif-in-circles", one(Tiff.strips(8).with(34665, directory())))
        .untidy("sub-in-circles", one(Tiff.strips(8).with(330, directory())))
        .untidy("without-width", one(Tiff.strips(8).with(256, 0)))
        .untidy("two-widths", one(Tiff.strips(8).with(256, 48, 48)))
        .untidy("strips-missing", one(Tiff.strips(8).with(278, 4)))
        .untidy("strips-without-rows", one(Tiff.strips(8).with(278, 0)))
        .untidy("tiles-without-width", one(Tiff.tiles().with(322, 0)))
        .untidy("strips-of-the-same-bytes", overlapping())
        .untidy("of-two-colours", one(Tiff.strips(8).with(277, 2).with(258, 8, 8)))
        .refused("flood", one(Tiff.strips(8).with(256, 65_535).with(257, 65_535)), TOO_LARGE)
        .untidy("of-2-to-the-32", one(Tiff.strips(8).with(256, 0xffffffffL)))
        .untidy("tiles-of-2-to-the-31", one(Tiff.tiles().with(322, 1L << 31)))
        .untidy("wider-than-its-data", one(Tiff.strips(8).with(256, 4800)));
  }

  private static byte[] overlapping() {
    long all = 3L * Paint.WIDTH * Paint.HEIGHT;
    return one(Tiff.strips(8).with(273, 8, 8, 8, 8).with(279, all, all, all, all));
  }

  /** Where the directory of {@link #PLAIN} is; entries of one value do not move it. */
  private static long directory() {
    return ByteBuffer.wrap(PLAIN).getInt(4);
  }

  private static void damage(Group group) {
    group
        .untidy("then-html", Change.append(PLAIN, "<html>"))
        .untidy("then-zeros", Bytes.join(PLAIN, new byte[4]))
        .shown("filled-to-a-word", Bytes.join(PLAIN, new byte[2]))
        .untidy("cut-at-50", Change.percent(PLAIN, 50))
        .untidy("without-its-end", Change.cut(PLAIN, PLAIN.length - 1))
        .untidy("head-alone", Change.cut(PLAIN, 8))
        .untidy("directory-beyond-the-end", Change.set(PLAIN, 4, 0x7f))
        .untidy("strip-beyond-the-end", one(Tiff.strips(32).with(273, 1L << 30)))
        .untidy("directory-of-nothing", Change.set(PLAIN, 4, 0, 0, 0, 8, 0, 0))
        .untidy("flipped-in-its-data", Change.flip(PLAIN, 60, 0x40));
  }
}
