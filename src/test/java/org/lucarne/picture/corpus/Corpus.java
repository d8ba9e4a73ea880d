package org.lucarne.picture.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Every kind of picture that is shown, and every way known to us in which one does harm: each made
 * here, byte for byte the same in every run, with what is to become of it.
 */
public final class Corpus {
  /** Which makes its averages and its scans fill the 96 kB between them. */
  private static final int BOMB_SIDE = 5200;

  private static final int BOMB_SCANS = 1000;

  private static final List<CorpusFile> FILES =
      Stream.of(
              JpegFiles.files(),
              TrailerFiles.files(),
              PngFiles.files(),
              GifFiles.files(),
              WebpFiles.files(),
              TiffFiles.files(),
              OtherFiles.files())
          .flatMap(List::stream)
          .toList();

  private Corpus() {}

  public static List<CorpusFile> files() {
    return FILES;
  }

  /**
   * A JPEG of 96 kB and 1,000 scans, each over 27 million pixels: coherent but for their number.
   */
  public static byte[] scanBomb() {
    return ScanBomb.of(BOMB_SIDE, BOMB_SCANS);
  }

  /** Writes all files into a directory, for other programs to be tried with. */
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of(arguments[0]));
    for (CorpusFile file : files()) {
      Files.write(directory.resolve(file.name()), file.bytes());
    }
  }
}
