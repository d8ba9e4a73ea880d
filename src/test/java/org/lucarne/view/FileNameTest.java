package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.picture.MediaType;

/** Under which name a picture is saved, whatever its sender called it. */
class FileNameTest {
  private static final String DEVICE = "(?i)(con|prn|aux|nul|com[0-9]|lpt[0-9])(\\..*)?";

  @TestFactory
  Stream<DynamicTest> aHostileNameSavesAPictureAndNothingElse() {
    return HostileNames.all().stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name.length() > 60 ? "long" : name.codePoints().boxed().toList().toString(),
                () -> assertHarmless(name)));
  }

  @Test
  void aPlainNameStaysAsItIs() {
    assertThat(FileName.of("Grain de beauté.jpg", 1, MediaType.JPEG).text())
        .isEqualTo("Grain de beauté.jpg");
    assertThat(FileName.of("IMG_0001.HEIC", 1, MediaType.JPEG).text())
        .isEqualTo("IMG_0001.HEIC.jpg");
    assertThat(FileName.of("scan.JPEG", 1, MediaType.JPEG).text()).isEqualTo("scan.jpg");
    assertThat(FileName.of(null, 3, MediaType.PNG).text()).isEqualTo("image-3.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "é", "ᄀ", "😀", "e\u0301", "अि"})
  void aLongNameFitsIntoAFileSystemInWholeCharacters(String letter) {
    String name = FileName.of(letter.repeat(400) + ".tiff", 1, MediaType.TIFF).text();

    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(120, 250);
    assertThat(name).endsWith(".tif").doesNotContain("\ufffd");
    assertThat(Normalizer.isNormalized(name, Normalizer.Form.NFC)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"q\u0303\u0323", "\ud83d\ude00\u0301", "\u0905\u093f", "👍🏽"})
  void whereverALongNameIsCutNoLetterLosesItsAccents(String letter) {
    for (int shift = 0; shift < letter.length() + 4; shift++) {
      String given = "x".repeat(shift) + letter.repeat(200);
      String name = FileName.of(given, 1, MediaType.JPEG).text();

      String stem = name.substring(0, name.length() - ".jpg".length());
      String letters = stem.substring(shift);
      String whole = Normalizer.normalize(letter, Normalizer.Form.NFC);
      assertThat(letters.length() % whole.length()).as("shifted by %d", shift).isZero();
    }
  }

  @Test
  void aLetterWithEndlessAccentsIsCutAllTheSame() {
    String name = FileName.of("q" + "\u0303".repeat(400), 1, MediaType.JPEG).text();

    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(200, 250);
  }

  @Test
  void theNameOfADeviceIsNotTheNameOfAFile() {
    assertThat(FileName.of("nul", 1, MediaType.JPEG).text()).isEqualTo("_nul.jpg");
    assertThat(FileName.of("COM1.txt", 1, MediaType.JPEG).text()).isEqualTo("_COM1.txt.jpg");
    assertThat(FileName.of("console", 1, MediaType.JPEG).text()).isEqualTo("console.jpg");
  }

  private static void assertHarmless(String given) {
    FileName name = FileName.of(given, 1, MediaType.JPEG);
    Disposition read = Disposition.parse(name.attachment());

    assertThat(read.type()).isEqualTo("attachment");
    assertThat(read.name()).isEqualTo(name.text());
    assertThat(read.asciiName()).endsWith(".jpg").doesNotContainPattern("[/\\\\:*?\"<>|%]");
    assertThat(name.text())
        .endsWith(".jpg")
        .doesNotContainPattern("[/\\\\:*?\"<>|%\\p{Cntrl}\\p{Cf}\\p{Cs}]")
        .doesNotStartWith(".")
        .doesNotMatch(DEVICE);
    assertThat(Normalizer.isNormalized(name.text(), Normalizer.Form.NFC)).isTrue();
    assertThat(name.text().codePointCount(0, name.text().length())).isBetween(5, 124);
  }
}
