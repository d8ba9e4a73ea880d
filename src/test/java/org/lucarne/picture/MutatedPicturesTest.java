package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.lucarne.picture.corpus.Corpus;
import org.lucarne.picture.corpus.CorpusFile;
import org.lucarne.picture.corpus.Mutation;

/** Tens of thousands of damaged files, the same in every run: none surprises the parser. */
class MutatedPicturesTest {
  private static final int COUNT = 20_000;
  private static final int SEED = 5;

  /** Larger ones are repetitions, and slow to copy. */
  private static final int SEED_BYTES = 20_000;

  @Test
  void whateverTheBytesAreAPictureIsReadOrRefused() {
    Mutation mutation = new Mutation(new SplittableRandom(SEED), seeds());
    int read = 0;
    Map<PictureRefusal, Integer> refused = new EnumMap<>(PictureRefusal.class);
    for (int i = 0; i < COUNT; i++) {
      byte[] file = mutation.next();
      try {
        FuzzPicture.fuzzerTestOneInput(file);
        PictureHeader.read(file, PictureLimits.DEFAULT);
        read++;
      } catch (RefusedPictureException e) {
        refused.merge(e.refusal(), 1, Integer::sum);
      } catch (RuntimeException | Error e) {
        fail("mutation %d: %s".formatted(i, HexFormat.of().formatHex(file)), e);
      }
    }
    System.out.printf("Of %d damaged pictures %d were read, refused: %s%n", COUNT, read, refused);
    // Otherwise the mutations would only try the first bytes of each format.
    assertThat(read).isGreaterThan(COUNT / 20);
    assertThat(refused.keySet()).contains(PictureRefusal.TRUNCATED, PictureRefusal.INCOHERENT);
  }

  private static List<byte[]> seeds() {
    return Corpus.files().stream()
        .map(CorpusFile::bytes)
        .filter(bytes -> bytes.length <= SEED_BYTES)
        .toList();
  }
}
