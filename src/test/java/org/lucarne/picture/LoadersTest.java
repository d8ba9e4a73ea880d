package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What libvips would read, if a picture of another kind got as far as to it. */
class LoadersTest {
  private final Vips vips =
      Vips.load(PictureLibrary.of(TestPictureConfig.DEFAULT).orElseThrow().toString());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "P5\n1 1\n255\nx",
        "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>",
        "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 1\n\0\0\0\0",
        "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n"
      })
  void noOtherKindIsRead(String file) {
    try (Arena arena = Arena.ofConfined()) {
      Original original = Original.of(file.getBytes(StandardCharsets.ISO_8859_1), arena);
      assertThatThrownBy(() -> vips.open(original)).isInstanceOf(VipsException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"scene.png", "jpeg-444.jpg", "gif.gif", "webp.webp", "tiff-lzw.tif", "avif.avif"})
  void whatWasChosenIsRead(String file) throws Exception {
    try (Arena arena = Arena.ofConfined()) {
      byte[] bytes = Files.readAllBytes(FieldPicturesTest.PICTURES.resolve(file));
      try (VipsImage image = vips.open(Original.of(bytes, arena))) {
        assertThat(image.width()).isEqualTo(320);
      }
    }
  }

  @Test
  void itSaysWhatItIs() {
    assertThat(vips.version()).startsWith("8.");
  }
}
