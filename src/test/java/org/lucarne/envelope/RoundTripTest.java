package org.lucarne.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
  private final Identity key = Identity.generate();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65535, 65536, 65537, 131072, 10_000_000})
  void whatWasEncryptedIsDecrypted(int size) throws Exception {
    byte[] file = AgeFiles.encrypted(size, key);

    AgeFiles.Outcome outcome = AgeFiles.outcome(AgeFiles.DECRYPTION, file, key);

    assertThat(outcome.failure()).isNull();
    assertThat(outcome.released()).isEqualTo(AgeFiles.plaintext(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65535, 65536, 65537, 131072, 10_000_000})
  void authenticCiphertextComesOutAsItCameIn(int size) throws Exception {
    byte[] file = AgeFiles.encrypted(size, key);
    ByteArrayOutputStream seen = new ByteArrayOutputStream();

    byte[] released =
        new AuthenticatedCiphertext(new ByteArrayInputStream(file), key, seen::write)
            .readAllBytes();

    assertThat(released).isEqualTo(file);
    assertThat(seen.toByteArray()).isEqualTo(AgeFiles.plaintext(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65536, 70_000})
  void readingByteByByteFromASourceThatDripsGivesTheSame(int size) throws Exception {
    byte[] file = AgeFiles.encrypted(size, key);

    assertThat(singly(AgeFiles.AUTHENTICATION.open(dripping(file), key))).isEqualTo(file);
    assertThat(singly(AgeFiles.DECRYPTION.open(dripping(file), key)))
        .isEqualTo(AgeFiles.plaintext(size));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65536})
  void theEndIsTheEndHoweverOftenItIsAskedFor(int size) throws Exception {
    byte[] file = AgeFiles.encrypted(size, key);
    for (AgeFiles.Opening opening :
        new AgeFiles.Opening[] {AgeFiles.DECRYPTION, AgeFiles.AUTHENTICATION}) {
      InputStream opened = opening.open(new ByteArrayInputStream(file), key);
      opened.readAllBytes();

      assertThat(opened.read()).isEqualTo(-1);
      assertThat(opened.read(new byte[10])).isEqualTo(-1);
      assertThat(opened.read(new byte[10], 0, 0)).isZero();
    }
  }

  /** A source that gives few bytes at a time, as a slow network does. */
  private static InputStream dripping(byte[] file) {
    return new ByteArrayInputStream(file) {
      @Override
      public int read(byte[] buffer, int offset, int length) {
        return super.read(buffer, offset, Math.min(length, 1 + pos % 700));
      }
    };
  }

  private static byte[] singly(InputStream stream) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = stream.read(); next >= 0; next = stream.read()) {
      bytes.write(next);
    }
    return bytes.toByteArray();
  }
}
