package org.lucarne.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AuthenticatedCiphertextTest {
  private static final int PREFIX = AgeFiles.HEADER_BYTES + 16;

  private final Identity key = Identity.generate();

  @Test
  void noByteIsReleasedBeforeThePlaintextItCarriesWasSeen() throws Exception {
    byte[] file = AgeFiles.encrypted(5 * 65536 + 7, key);
    long[] seen = new long[1];
    InputStream stream = open(file, (buffer, offset, length) -> seen[0] += length);

    long released = 0;
    for (int read = stream.read(new byte[999]); read >= 0; read = stream.read(new byte[999])) {
      released += read;
      long chunks = Math.ceilDiv(seen[0], 65536);
      assertThat(released).isLessThanOrEqualTo(PREFIX + seen[0] + 16 * chunks);
    }
    assertThat(released).isEqualTo(file.length);
  }

  @Test
  void aWriteOfTheDeclaredLengthCannotCompleteOnAFileWithoutItsLastChunk() throws Exception {
    byte[] whole = AgeFiles.encrypted(3 * 65536, key);
    byte[] cut = Arrays.copyOf(whole, PREFIX + 2 * 65552);

    int written = AgeFiles.outcome(AgeFiles.AUTHENTICATION, cut, key).released().length;

    assertThat(written).isLessThan(cut.length);
  }

  @Test
  void theLastBytesStayBackUntilTheEndWasFoundToBeTheEnd() throws Exception {
    byte[] file = AgeFiles.encrypted(2 * 65536, key);
    int[] chunks = new int[1];
    InputStream stream = open(file, (buffer, offset, length) -> chunks[0]++);

    byte[] released = stream.readNBytes(PREFIX + 65552 - 16);
    assertThat(chunks[0]).isEqualTo(1);
    assertThat(stream.read()).isEqualTo(file[released.length] & 0xff);
    assertThat(chunks[0]).isEqualTo(2);
  }

  @Test
  void thePlaintextIsSeenInOrderAndOnce() throws Exception {
    byte[] file = AgeFiles.encrypted(200_000, key);
    ByteArrayOutputStream seen = new ByteArrayOutputStream();

    open(file, seen::write).readAllBytes();

    assertThat(seen.toByteArray()).isEqualTo(AgeFiles.plaintext(200_000));
  }

  @Test
  void plaintextThatIsNotAuthenticIsNotSeen() throws Exception {
    byte[] file = AgeFiles.encrypted(100_000, key);
    ByteArrayOutputStream seen = new ByteArrayOutputStream();

    InputStream stream = open(AgeFiles.flipped(file, 80_000 * 8), seen::write);

    assertThatExceptionOfType(UndecryptableException.class).isThrownBy(stream::readAllBytes);
    assertThat(seen.toByteArray()).isEqualTo(AgeFiles.plaintext(65536));
  }

  @Test
  void whoeverRefusesThePlaintextStopsTheFile() throws Exception {
    byte[] file = AgeFiles.encrypted(200_000, key);
    RuntimeException refusal = new IllegalArgumentException("not a picture");
    InputStream stream =
        open(
            file,
            (buffer, offset, length) -> {
              throw refusal;
            });

    assertThat(catchThrowable(() -> stream.read(new byte[10]))).isSameAs(refusal);
    assertThat(catchThrowable(stream::read)).isSameAs(refusal);
  }

  @Test
  void whatIsNoAgeFileIsUndecryptableToo() {
    byte[] clear = AgeFiles.plaintext(5000);

    assertThatExceptionOfType(UndecryptableException.class)
        .isThrownBy(() -> open(clear, (buffer, offset, length) -> {}))
        .withCauseInstanceOf(NotEncryptedException.class);
  }

  @Test
  void aLargeReadTakesAllThatIsAuthentic() throws Exception {
    InputStream stream = open(AgeFiles.encrypted(10 * 65536, key), (buffer, offset, length) -> {});
    byte[] buffer = new byte[1_000_000];

    assertThat(stream.read(buffer)).isEqualTo(PREFIX + 65552 - 16);
    assertThat(stream.read(buffer)).isEqualTo(65552);
  }

  private InputStream open(byte[] file, AuthenticatedCiphertext.Plaintext plaintext)
      throws Exception {
    return new AuthenticatedCiphertext(new ByteArrayInputStream(file), key, plaintext);
  }
}
