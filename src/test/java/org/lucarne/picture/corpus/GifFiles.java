package org.lucarne.picture.corpus;

import java.util.Collections;
import java.util.List;
import javax.imageio.IIOImage;
import org.lucarne.picture.MediaType;
import org.lucarne.picture.corpus.Expectation.Content;

/** GIFs. */
final class GifFiles {
  private static final int SCREEN = 6;
  private static final byte[] PLAIN = Paint.write("gif", Paint.quarters());

  private GifFiles() {}

  static List<CorpusFile> files() {
    byte[] animated =
        Paint.write(
            "gif", param -> {}, Collections.nCopies(3, new IIOImage(Paint.quarters(), null, null)));
    int frame = frame();
    Group group =
        new Group(MediaType.GIF)
            .shown("plain", PLAIN)
            .shown("animated", animated)
            .accepted(
                "frame-within-a-larger-screen",
                Change.set(PLAIN, SCREEN, 100, 0, 80, 0),
                100,
                80,
                1,
                Content.SOMETHING);
    group
        .untidy("flood", Change.set(PLAIN, SCREEN, 255, 255, 255, 255))
        .untidy("of-9000-by-9000", Change.set(PLAIN, SCREEN, 0x28, 0x23, 0x28, 0x23))
        .untidy("without-width", Change.set(PLAIN, SCREEN, 0, 0))
        .untidy("frame-beyond-its-screen", Change.set(PLAIN, frame + 1, 1, 0))
        .untidy("frame-without-height", Change.set(PLAIN, frame + 7, 0, 0))
        .untidy("unknown-block", Change.set(PLAIN, frame, 0x2d))
        .untidy("without-frames", Bytes.join(Change.cut(PLAIN, frame), new byte[] {0x3b}))
        .untidy("then-script", Change.append(PLAIN, "=1;alert(1)//"))
        .untidy("then-zeros", Bytes.join(PLAIN, new byte[2]))
        .untidy("without-its-end", Change.cut(PLAIN, PLAIN.length - 1))
        .untidy("cut-at-50", Change.percent(PLAIN, 50))
        .untidy("head-alone", Change.cut(PLAIN, 6))
        .untidy("script-in-its-size", script());
    return group.files();
  }

  /** Where the first frame is described: behind the screen, its colours, extensions. */
  private static int frame() {
    int at = 13 + (3 << (PLAIN[10] & 7) + 1);
    while (PLAIN[at] == 0x21) {
      at += 2;
      while (PLAIN[at] != 0) {
        at += 1 + (PLAIN[at] & 0xff);
      }
      at++;
    }
    return at;
  }

  /** A GIF to one reader, and to another a script: its size opens a comment. */
  private static byte[] script() {
    return Bytes.latin("GIF89a/*\10\0\0\0\0*/=1;alert(1);");
  }
}
