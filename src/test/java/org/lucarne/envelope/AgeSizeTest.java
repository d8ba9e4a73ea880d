package org.lucarne.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgeSizeTest {
  private static final AgeHeader HEADER = new AgeHeader(AgeFiles.HEADER_BYTES);
  private static final long PREFIX = AgeFiles.HEADER_BYTES + 16;

  @ParameterizedTest
  @CsvSource({
    "0, 16",
    "1, 17",
    "65535, 65551",
    "65536, 65552",
    "65537, 65569",
    "131072, 131104",
    "6442450944, 6444023808"
  })
  void eachChunkOf64KibAddsATag(long plaintext, long payload) throws Exception {
    assertThat(AgeSize.fileBytes(plaintext, AgeFiles.HEADER_BYTES)).isEqualTo(PREFIX + payload);
    assertThat(AgeSize.plaintextBytes(PREFIX + payload, HEADER)).isEqualTo(plaintext);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65535, 65536, 65537, 131072})
  void theFilesWeWriteHaveTheirComputedSize(int plaintext) throws Exception {
    byte[] file = AgeFiles.encrypted(plaintext, Identity.generate());

    assertThat(file.length).isEqualTo(AgeSize.fileBytes(plaintext, AgeFiles.HEADER_BYTES));
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        Long.MIN_VALUE,
        -1,
        0,
        PREFIX - 16,
        PREFIX,
        PREFIX + 15,
        PREFIX + 65553,
        PREFIX + 65552 + 15,
        PREFIX + 65552 + 16,
        PREFIX + 3 * 65552 + 16
      })
  void aLengthNoAgeFileCanHaveIsRefused(long fileBytes) {
    assertThatExceptionOfType(NotEncryptedException.class)
        .isThrownBy(() -> AgeSize.plaintextBytes(fileBytes, HEADER))
        .withMessageContaining("length of " + fileBytes + " bytes");
  }

  @Test
  void sizesThatAreNoneAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> AgeSize.fileBytes(-1, 200));
    assertThatIllegalArgumentException().isThrownBy(() -> AgeSize.fileBytes(1, -200));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> AgeSize.fileBytes(Long.MAX_VALUE, 200));
  }
}
