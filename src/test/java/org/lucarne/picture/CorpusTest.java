package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lucarne.picture.corpus.Corpus;
import org.lucarne.picture.corpus.CorpusFile;
import org.lucarne.picture.corpus.Expectation;

/** What the parser makes of every file of the corpus. */
class CorpusTest {

  @TestFactory
  Stream<DynamicTest> everyFileIsReadOrRefusedForItsReason() {
    return Corpus.files().stream().map(file -> dynamicTest(file.name(), () -> check(file)));
  }

  private static void check(CorpusFile file) throws RefusedPictureException {
    switch (file.expected()) {
      case Expectation.Accepted expected -> {
        PictureHeader header = PictureHeader.read(file.bytes(), PictureLimits.DEFAULT);
        assertThat(header.type()).isEqualTo(expected.type());
        assertThat(header.width()).isEqualTo(expected.width());
        assertThat(header.height()).isEqualTo(expected.height());
        assertThat(header.orientation()).isEqualTo(expected.orientation());
        byte[] profile = header.colourProfile();
        assertThat(profile == null ? 0 : profile.length).isEqualTo(expected.profileBytes());
        assertThat(header.endBytes()).isBetween(1, file.bytes().length);
      }
      case Expectation.Coherent expected -> {
        PictureHeader header = PictureHeader.read(file.bytes(), PictureLimits.DEFAULT);
        assertThat(header.type()).isEqualTo(expected.type());
        assertThat(header.width()).isEqualTo(expected.width());
        assertThat(header.height()).isEqualTo(expected.height());
      }
      case Expectation.Refused expected ->
          assertThatExceptionOfType(RefusedPictureException.class)
              .isThrownBy(() -> PictureHeader.read(file.bytes(), PictureLimits.DEFAULT))
              .extracting(RefusedPictureException::refusal)
              .isEqualTo(expected.refusal());
    }
  }

  @Test
  void theCorpusIsLargeAndNoNameStandsForTwoFiles() {
    assertThat(Corpus.files()).hasSizeGreaterThanOrEqualTo(80);
    assertThat(Corpus.files()).extracting(CorpusFile::name).doesNotHaveDuplicates();
  }
}
