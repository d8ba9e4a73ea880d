package org.lucarne.picture.corpus;

import java.util.List;
import org.lucarne.picture.MediaType;

/** JPEGs with something behind their ends. */
final class TrailerFiles {
  private static final byte[] PLAIN = Jpeg.baseline(Paint.quarters());

  private TrailerFiles() {}

  static List<CorpusFile> files() {
    byte[] gainMap = Jpeg.baseline(Paint.grays());
    Group group =
        new Group(MediaType.JPEG)
            .shown("then-another", Bytes.join(PLAIN, gainMap))
            .shown("then-zeros-and-another", Bytes.join(PLAIN, new byte[100], gainMap))
            .shown("then-a-film", Bytes.join(PLAIN, film()))
            .shown("then-another-and-a-film", Bytes.join(PLAIN, gainMap, film()))
            .shown("then-zeros", Bytes.join(PLAIN, new byte[4096]))
            .shown("then-samsung", Bytes.join(PLAIN, samsung(400)))
            .shown("then-another-and-samsung", Bytes.join(PLAIN, gainMap, samsung(50)));
    group
        .untidy("then-html", Change.append(PLAIN, "<html><script>alert(1)"))
        .untidy("then-zip", Change.append(PLAIN, "PK\3\4\24\0\0\0\10\0"))
        .untidy("then-pdf", Change.append(PLAIN, "%PDF-1.7\n"))
        .untidy("then-php", Change.append(PLAIN, "<?php system($_GET[0]); ?>"))
        .untidy("then-one-byte", Change.append(PLAIN, "\n"))
        .untidy("then-zeros-and-html", Change.append(PLAIN, "\0\0\0\0<html>"))
        .untidy("then-another-cut-short", Bytes.join(PLAIN, Change.percent(gainMap, 50)))
        .untidy("then-another-and-html", Change.append(Bytes.join(PLAIN, gainMap), "<html>"))
        .untidy("then-a-film-and-html", Change.append(Bytes.join(PLAIN, film()), "<html>"))
        .untidy("then-a-film-cut-short", Bytes.join(PLAIN, Change.percent(film(), 90)))
        .untidy("then-html-and-samsung", Bytes.join(PLAIN, Bytes.latin("<html>"), samsung(50)))
        .untidy("then-samsung-from-before", Bytes.join(PLAIN, samsung(50, 1 << 20)))
        .untidy("then-seft-alone", Change.append(PLAIN, "SEFT"));
    return group.files();
  }

  private static byte[] film() {
    return Bytes.big()
        .u32(24)
        .text("ftypmp42")
        .u32(0)
        .text("isommp42")
        .u32(1)
        .text("mdat")
        .u32(0)
        .u32(1016)
        .raw(new byte[1000])
        .u32(8)
        .text("moov")
        .toArray();
  }

  private static byte[] samsung(int bytes) {
    return samsung(bytes, bytes);
  }

  /**
   * @param back how far before the directory its block is said to begin
   */
  private static byte[] samsung(int bytes, int back) {
    return Bytes.little()
        .raw(new byte[bytes])
        .text("SEFH")
        .u32(106)
        .u32(1)
        .u16(0)
        .u16(0x0a30)
        .u32(back)
        .u32(bytes)
        .u32(24)
        .text("SEFT")
        .toArray();
  }
}
