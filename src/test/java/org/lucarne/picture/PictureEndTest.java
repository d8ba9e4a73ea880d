package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureEndTest {
  private static final Path PICTURES = Path.of("src", "test", "resources", "pictures");

  @ParameterizedTest
  @ValueSource(
      strings = {"exif-6.jpg", "png-exif-6.png", "webp-exif-6.webp", "webp.webp", "bmp-24.bmp"})
  void nothingFollowsAPictureOfACamera(String name) throws IOException {
    byte[] picture = Files.readAllBytes(PICTURES.resolve(name));
    assertThat(end(picture)).isEqualTo(picture.length);
  }

  @ParameterizedTest
  @CsvSource({"exif-6.jpg, 5000", "png-exif-6.png, 1", "webp-exif-6.webp, 70000"})
  void whatFollowsIsTold(String name, int bytes) throws IOException {
    byte[] picture = Files.readAllBytes(PICTURES.resolve(name));
    byte[] followed = Arrays.copyOf(picture, picture.length + bytes);
    // A film that holds what looks like the end of a JPEG.
    followed[picture.length + bytes / 2] = (byte) 0xff;

    assertThat(end(followed)).isEqualTo(picture.length);
  }

  @Test
  void wherePicturesAreCutOffNothingFollows() throws IOException {
    for (String name : new String[] {"exif-6.jpg", "png-exif-6.png", "webp-exif-6.webp"}) {
      byte[] picture = Files.readAllBytes(PICTURES.resolve(name));
      for (int length = 12; length < picture.length; length += 997) {
        byte[] cut = Arrays.copyOf(picture, length);
        assertThat(end(cut)).as("%s cut to %d", name, length).isEqualTo(length);
      }
    }
  }

  private static int end(byte[] file) {
    try (Arena arena = Arena.ofConfined()) {
      Original original = Original.of(file, arena);
      JpegMarkers jpeg =
          original.type() == MediaType.JPEG
              ? JpegMarkers.read(original::at, file.length, 64)
              : null;
      return PictureEnd.of(original, jpeg);
    }
  }
}
