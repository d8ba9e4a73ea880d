package org.lucarne.picture.corpus;

import static org.lucarne.picture.PictureRefusal.FORMAT_NOT_DECODED;
import static org.lucarne.picture.PictureRefusal.NO_PICTURE;
import static org.lucarne.picture.PictureRefusal.UNDECODABLE;

import java.util.List;
import org.lucarne.picture.MediaType;

/** What is not decoded here, and what is no picture. */
final class OtherFiles {
  private OtherFiles() {}

  static List<CorpusFile> files() {
    Group group = new Group(MediaType.UNKNOWN);
    for (String brand : List.of("heic", "heix", "mif1", "avif", "avis")) {
      group.untidy("head-of-" + brand, brand(brand));
    }
    return group
        .refused("dicom", Bytes.join(new byte[128], Bytes.latin("DICM")), FORMAT_NOT_DECODED)
        .refused("pdf", Bytes.latin("%PDF-1.7\n%%EOF\n"), FORMAT_NOT_DECODED)
        .refused("empty", new byte[0], NO_PICTURE)
        .refused("one-byte", new byte[1], NO_PICTURE)
        .refused("film", brand("isom"), NO_PICTURE)
        .refused("svg", Bytes.latin("<svg xmlns='http://www.w3.org/2000/svg'/>"), NO_PICTURE)
        .refused("html", Bytes.latin("<!doctype html><script>alert(1)</script>"), NO_PICTURE)
        .refused("text", Bytes.latin("A naevus on the left shoulder.\n"), NO_PICTURE)
        .refused("zip", Bytes.latin("PK\3\4\24\0\0\0\10\0"), NO_PICTURE)
        .refused("bmp", Bytes.latin("BM\u0080\0\0\0\0\0\0\0\66\0\0\0"), NO_PICTURE)
        .refused("jpeg-behind-a-byte", Bytes.latin("\n\u00ff\u00d8\u00ff\u00e0"), NO_PICTURE)
        .refused("big-tiff", Bytes.latin("II+\0\10\0\0\0\20\0\0\0\0\0\0\0"), UNDECODABLE)
        .files();
  }

  private static byte[] brand(String brand) {
    return Bytes.big()
        .u32(24)
        .text("ftyp" + brand)
        .u32(0)
        .text(brand + "miaf")
        .raw(new byte[200])
        .toArray();
  }
}
