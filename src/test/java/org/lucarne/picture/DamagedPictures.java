package org.lucarne.picture;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.lucarne.picture.corpus.Corpus;
import org.lucarne.picture.corpus.CorpusFile;
import org.lucarne.picture.corpus.Mutation;

/**
 * Pictures damaged by chance, each given to a process that renders: whatever becomes of that, the
 * next picture is rendered. What ended a process is kept, and counted.
 */
final class DamagedPictures implements AutoCloseable {
  /** Larger ones are repetitions, and slow to copy. */
  private static final int SEED_BYTES = 60_000;

  private final Mutation mutation;
  private final Path findings;
  private final RenderPicture render =
      new RenderPicture(
          TestPictureConfig.DEFAULT.withMegabytes(256).within(Duration.ofSeconds(5)),
          new PictureLimits(20_000_000, 10_000, 64));
  private final Map<PictureRefusal, Integer> refused = new EnumMap<>(PictureRefusal.class);
  private final List<Path> lost = new ArrayList<>();
  private int made;

  /**
   * Begins.
   *
   * @param findings where what ended a process is written to
   */
  DamagedPictures(long seed, Path findings) throws IOException {
    List<byte[]> seeds = new ArrayList<>(Corpus.files().stream().map(CorpusFile::bytes).toList());
    try (Stream<Path> field = Files.list(FieldPicturesTest.PICTURES)) {
      for (Path file : field.sorted().toList()) {
        seeds.add(Files.readAllBytes(file));
      }
    }
    seeds.removeIf(bytes -> bytes.length > SEED_BYTES);
    mutation = new Mutation(new SplittableRandom(seed), seeds);
    this.findings = Files.createDirectories(findings);
  }

  /** The arguments are how many seconds, and a directory. */
  public static void main(String[] args) throws IOException {
    long seed = System.nanoTime();
    long end = seed + Duration.ofSeconds(Long.parseLong(args[0])).toNanos();
    try (DamagedPictures pictures = new DamagedPictures(seed, Path.of(args[1]))) {
      while (System.nanoTime() < end) {
        pictures.tryNext();
      }
      System.out.printf("seed %d: %s%n", seed, pictures);
    }
  }

  void tryNext() throws IOException {
    byte[] file = mutation.next();
    try {
      render.render(new ByteArrayInputStream(file), file.length);
      made++;
    } catch (RefusedPictureException e) {
      refused.merge(e.refusal(), 1, Integer::sum);
    } catch (WorkerLostException e) {
      Path finding = findings.resolve(e.loss().slug() + "-" + lost.size());
      lost.add(Files.write(finding, file));
    }
  }

  int made() {
    return made;
  }

  Map<PictureRefusal, Integer> refused() {
    return refused;
  }

  @Override
  public void close() {
    render.close();
  }

  @Override
  public String toString() {
    return "%d rendered, refused %s, ended a process %s".formatted(made, refused, lost);
  }
}
