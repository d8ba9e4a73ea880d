package org.lucarne.picture.corpus;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.lucarne.picture.MediaType;
import org.lucarne.picture.corpus.Expectation.Content;

/** WebPs: four that libwebp made of the quarters, and what becomes of them. */
final class WebpFiles {
  private static final byte[] LOSSY =
      decode(
          "UklGRnQAAABXRUJQVlA4IGgAAADQBQCdASowACAAPl0kjUWjoiEdXmQAOAXEswBOnKC/AOhEwLwD8a/wl5AI"
              + "79BcDfMVawKTH37oAP7v3i8vAQSe2N7ge/DRXd+1ovaxblrQfizjz0hMXmJcdPnS/7YAe71PUnpl"
              + "2AAAAA==");
  private static final byte[] LOSSLESS =
      decode(
          "UklGRkgAAABXRUJQVlA4TDwAAAAvL8AHAB8gECBmJKqSqERIQHSz/F9hhiQkIE7YYa6x0vzHn5SQQE3bRlBJ"
              + "luSRfDN3juj/BBgLM2sUZgY=");

  /** Which fades from above to below. */
  private static final byte[] ALPHA =
      decode(
          "UklGRsYAAABXRUJQVlA4WAoAAAAQAAAALwAAHwAAQUxQSDsAAAARX6CgbRs2VBDdcURETHlTD4S0rSaFFFJI"
              + "IYUUUkhhClOYwgz/eQAR/c8vf5iLOfLFDKYxhUlMyB1jcgBWUDggZAAAAJAFAJ0BKjAAIAA+mT6W"
              + "SaWjoiE6vMgAsBMJZgC1IcC6X+Lfi7+N3IxHfoLgb5irWBSY+7RAAP7r3iphcbb+lZysjPkTnwB/"
              + "w6fhpFs49kMvaDZ5jrCYH6/8rBH/Zpj0VaRIAAA=");

  /** Of the quarters, and then of their negative. */
  private static final byte[] ANIMATED =
      decode(
          "UklGRtwAAABXRUJQVlA4WAoAAAACAAAALwAAHwAAQU5JTQYAAAD/////AABBTk1GVAAAAAAAAAAAAC8AAB8A"
              + "AGQAAABWUDhMPAAAAC8vwAcAHyAQIGYkqpKoREhAdLP8X2GGJCQgTthhrrHS/MeflJBATdtGUEmW"
              + "5JF8M3eO6P8EGAszaxRmBkFOTUZUAAAAAAAAAAAALwAAHwAAZAAAAFZQOEw8AAAALy/ABwAfICQg"
              + "kotWmWiYkIBIbvi/wixZSEAkZ821w4j5D+DG1oKato2gkizJI/lm7hzR/wkwFmbWKMwM");

  private static final int HEAD_BYTES = 12;
  private static final int ICC_FLAG = 0x20;
  private static final int EXIF_FLAG = 8;

  /** Of the canvas in VP8X, of the frame in VP8 and VP8L. */
  private static final int CANVAS = 24;

  private static final int LOSSY_SIZE = 26;
  private static final int LOSSLESS_SIZE = 21;

  private WebpFiles() {}

  static List<CorpusFile> files() {
    byte[] p3 = Icc.displayP3();
    byte[] picture = Arrays.copyOfRange(LOSSY, HEAD_BYTES, LOSSY.length);
    byte[] lying = Exif.orientation(6, ByteOrder.BIG_ENDIAN);
    Group group =
        new Group(MediaType.WEBP)
            .shown("lossy", LOSSY)
            .shown("lossless", LOSSLESS)
            .shown("alpha", ALPHA, Content.SOMETHING)
            .shown("animated", ANIMATED)
            .shown("profile-p3", extended(ICC_FLAG, chunk("ICCP", p3), picture), Content.QUARTERS)
            .accepted(
                "turned-6",
                extended(EXIF_FLAG, picture, chunk("EXIF", lying)),
                Paint.WIDTH,
                Paint.HEIGHT,
                6,
                Content.SOMETHING);
    damage(group, picture);
    return group.files();
  }

  private static void damage(Group group, byte[] picture) {
    byte[] wide = Change.set(ALPHA, CANVAS, 255, 255, 255, 255, 255, 255);
    group
        .untidy("flood", wide)
        .untidy("of-16383-by-16383", Change.set(LOSSY, LOSSY_SIZE, 255, 63, 255, 63))
        .untidy("without-width", Change.set(LOSSY, LOSSY_SIZE, 0, 0))
        .untidy("canvas-of-another-size", Change.set(ALPHA, CANVAS, 99))
        .untidy("frame-beyond-its-canvas", Change.set(ANIMATED, CANVAS, 20))
        .untidy("two-pictures", extended(0, picture, picture))
        .untidy("without-a-picture", extended(0))
        .untidy("without-a-key-frame", Change.flip(LOSSY, 20, 1))
        .untidy("of-another-version", Change.flip(LOSSLESS, LOSSLESS_SIZE + 3, 0x20))
        .untidy("chunk-beyond-the-end", Change.set(LOSSY, 16, 255, 255))
        .untidy("then-html", Change.append(LOSSY, "<html>"))
        .untidy("longer-than-it-is", Change.set(LOSSY, 4, 255, 255, 255, 255))
        .untidy("cut-at-50", Change.percent(LOSSY, 50))
        .untidy("head-alone", Change.cut(LOSSY, HEAD_BYTES))
        .untidy("flipped-in-its-data", Change.flip(LOSSY, 90, 4));
  }

  /** An extended file of these chunks. */
  private static byte[] extended(int flags, byte[]... chunks) {
    byte[] canvas = Bytes.little().u32(flags).u24(Paint.WIDTH - 1).u24(Paint.HEIGHT - 1).toArray();
    byte[] all = Bytes.join(chunk("VP8X", canvas), Bytes.join(chunks));
    return Bytes.little().text("RIFF").u32(all.length + 4).text("WEBP").raw(all).toArray();
  }

  private static byte[] chunk(String type, byte[] content) {
    return Bytes.little()
        .text(type)
        .u32(content.length)
        .raw(content)
        .raw(new byte[content.length & 1])
        .toArray();
  }

  private static byte[] decode(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
