package org.lucarne.picture.corpus;

import static org.lucarne.picture.PictureRefusal.FORMAT_NOT_DECODED;
import static org.lucarne.picture.PictureRefusal.INCOHERENT;
import static org.lucarne.picture.PictureRefusal.TOO_LARGE;
import static org.lucarne.picture.PictureRefusal.TRAILING_DATA;
import static org.lucarne.picture.PictureRefusal.TRUNCATED;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import org.lucarne.picture.MediaType;
import org.lucarne.picture.corpus.Expectation.Shows;

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
        .shown("profile-p3", one(Tiff.strips(8).profile(p3)), p3.length, Shows.QUARTERS)
        .shown("profile-broken", one(Tiff.strips(8).profile(new byte[200])))
        .accepted(
            "turned-3",
            one(Tiff.strips(8).with(274, 3)),
            Paint.WIDTH,
            Paint.HEIGHT,
            3,
            0,
            Shows.SOMETHING);
    for (String compression : List.of("LZW", "Deflate", "PackBits", "ZLib")) {
      group.shown(compression.toLowerCase(Locale.ROOT), compressed(compression));
    }
    group
        .refused("jpeg-within", one(Tiff.strips(8).with(259, 7)), FORMAT_NOT_DECODED)
        .refused("old-jpeg-within", one(Tiff.strips(8).with(259, 6)), FORMAT_NOT_DECODED)
        .refused("of-32-bits", one(Tiff.strips(8).with(258, 32, 32, 32)), FORMAT_NOT_DECODED)
        .refused("of-floats", one(Tiff.strips(8).with(339, 3, 3, 3)), FORMAT_NOT_DECODED)
        .refused("raw-of-a-camera", one(Tiff.strips(8).with(254, 1)), FORMAT_NOT_DECODED)
        .refused("negative-of-a-camera", one(Tiff.strips(8).with(50706, 1)), FORMAT_NOT_DECODED);
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
        .refused(
            "in-circles",
            Tiff.in(BIG).add(Tiff.strips(8)).leadingTo(directory()).toArray(),
            INCOHERENT)
        .refused("exif-in-circles", one(Tiff.strips(8).with(34665, directory())), INCOHERENT)
        .refused("sub-in-circles", one(Tiff.strips(8).with(330, directory())), INCOHERENT)
        .refused("without-width", one(Tiff.strips(8).with(256, 0)), INCOHERENT)
        .refused("two-widths", one(Tiff.strips(8).with(256, 48, 48)), INCOHERENT)
        .refused("strips-missing", one(Tiff.strips(8).with(278, 4)), INCOHERENT)
        .refused("strips-without-rows", one(Tiff.strips(8).with(278, 0)), INCOHERENT)
        .refused("tiles-without-width", one(Tiff.tiles().with(322, 0)), INCOHERENT)
        .refused("strips-of-the-same-bytes", overlapping(), INCOHERENT)
        .refused("of-two-colours", one(Tiff.strips(8).with(277, 2).with(258, 8, 8)), INCOHERENT)
        .refused("flood", one(Tiff.strips(8).with(256, 65_535).with(257, 65_535)), TOO_LARGE)
        .refused("of-2-to-the-32", one(Tiff.strips(8).with(256, 0xffffffffL)), TOO_LARGE)
        .refused("tiles-of-2-to-the-31", one(Tiff.tiles().with(322, 1L << 31)), TOO_LARGE)
        .refused("wider-than-its-data", one(Tiff.strips(8).with(256, 4800)), TRUNCATED);
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
        .refused("then-html", Change.append(PLAIN, "<html>"), TRAILING_DATA)
        .refused("then-zeros", Bytes.join(PLAIN, new byte[4]), TRAILING_DATA)
        .shown("filled-to-a-word", Bytes.join(PLAIN, new byte[2]))
        .refused("cut-at-50", Change.percent(PLAIN, 50), TRUNCATED)
        .refused("without-its-end", Change.cut(PLAIN, PLAIN.length - 1), TRUNCATED)
        .refused("head-alone", Change.cut(PLAIN, 8), TRUNCATED)
        .refused("directory-beyond-the-end", Change.set(PLAIN, 4, 0x7f), TRUNCATED)
        .refused("strip-beyond-the-end", one(Tiff.strips(32).with(273, 1L << 30)), TRUNCATED)
        .refused("directory-of-nothing", Change.set(PLAIN, 4, 0, 0, 0, 8, 0, 0), INCOHERENT)
        .coherent("flipped-in-its-data", Change.flip(PLAIN, 60, 0x40));
  }
}
