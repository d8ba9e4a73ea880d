package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lucarne.picture.corpus.Corpus;
import org.lucarne.picture.corpus.CorpusFile;
import org.lucarne.picture.corpus.Expectation;
import org.lucarne.picture.corpus.Expectation.Accepted;
import org.lucarne.picture.corpus.Expectation.Shows;
import org.lucarne.picture.corpus.Jpeg;
import org.lucarne.picture.corpus.Paint;

/** What is left of a picture for a decoder. */
class BarePictureTest {

  @TestFactory
  Stream<DynamicTest> aBarePictureIsAPictureOfTheSameSize() {
    return Corpus.files().stream()
        .filter(file -> !(file.expected() instanceof Expectation.Refused))
        .map(file -> dynamicTest(file.name(), () -> check(file)));
  }

  private static void check(CorpusFile file) throws RefusedPictureException {
    PictureHeader header = PictureHeader.read(file.bytes(), PictureLimits.DEFAULT);
    byte[] bare = BarePicture.of(file.bytes(), header);
    PictureHeader after = PictureHeader.read(bare, PictureLimits.DEFAULT);
    assertThat(after.type()).isEqualTo(header.type());
    assertThat(after.width()).isEqualTo(header.width());
    assertThat(after.height()).isEqualTo(header.height());
    assertThat(after.endBytes()).isEqualTo(bare.length).isLessThanOrEqualTo(header.endBytes());
    assertThat(after.colourProfile()).isNull();
    // A TIFF says it among what a decoder needs, and no decoder heeds it.
    assertThat(after.orientation())
        .isEqualTo(header.type() == MediaType.TIFF ? header.orientation() : 1);
    if (header.type() != MediaType.TIFF && header.type() != MediaType.GIF) {
      assertThat(new String(bare, StandardCharsets.ISO_8859_1))
          .doesNotContain(
              "Exif", "ICC_PROFILE", "iCCP", "zTXt", "iTXt", "script", "Ada", "xmpmeta");
    }
  }

  @TestFactory
  Stream<DynamicTest> theNumbersInTheFileAreItsColours() {
    return Corpus.files().stream()
        .filter(file ->
            file.expected() instanceof Accepted picture
                && picture.shows() == Shows.QUARTERS
                && picture.type() != MediaType.WEBP
                && !file.name().contains("adobe"))
        .map(file -> dynamicTest(file.name(), () -> checkCorner(file)));
  }

  private static void checkCorner(CorpusFile file) throws Exception {
    PictureHeader header = PictureHeader.read(file.bytes(), PictureLimits.DEFAULT);
    BufferedImage image = decode(header.type(), BarePicture.of(file.bytes(), header));
    int[] shown = new int[3];
    int[] painted = new int[3];
    for (int i = 0; i < 3; i++) {
      shown[i] = image.getRGB(3, 3) >> 8 * i & 0xff;
      painted[i] = Paint.quarters(header.orientation()).getRGB(3, 3) >> 8 * i & 0xff;
      assertThat(shown[i]).isCloseTo(painted[i], within(2));
    }
  }

  private static BufferedImage decode(MediaType type, byte[] bytes) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByMIMEType(type.mime()).next();
    reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes)), true, true);
    try {
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  @Test
  void aThumbnailWithinTheFirstSegmentIsLeftOut() throws Exception {
    byte[] jpeg = Corpus.files().getFirst().bytes();
    byte[] jfif = "JFIF\0\1\2\0\0\1\0\1\1\1abc".getBytes(StandardCharsets.ISO_8859_1);
    byte[] with = Jpeg.with(jpeg, Jpeg.segment(0xe0, jfif));
    byte[] bare = BarePicture.of(with, PictureHeader.read(with, PictureLimits.DEFAULT));
    assertThat(new String(bare, StandardCharsets.ISO_8859_1))
        .contains("JFIF")
        .doesNotContain("abc");
  }
}
