package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files, the same in every run: each is rendered, refused, or survived. */
class DamagedPicturesTest {
  private static final int COUNT = 1_500;
  private static final int SEED = 5;

  @Test
  void whateverTheBytesAreTheNextPictureIsTaken(@TempDir Path findings) throws Exception {
    try (DamagedPictures pictures = new DamagedPictures(SEED, findings)) {
      for (int i = 0; i < COUNT; i++) {
        pictures.tryNext();
      }
      System.out.printf("Of %d damaged pictures: %s%n", COUNT, pictures);
      // Otherwise the damage would only try the first bytes of each format.
      assertThat(pictures.made()).isGreaterThan(COUNT / 5);
      assertThat(pictures.refused()).containsKey(PictureRefusal.UNDECODABLE);
    }
  }
}
