package org.lucarne.envelope;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucarne.envelope.AgeFiles.Opening;

/** Whoever alters a file in any way finds that it opens nowhere, and is not stored. */
class TamperingTest {
  private static final int PREFIX = AgeFiles.HEADER_BYTES + 16;
  private static final int CHUNK = 65552;

  private final Identity key = Identity.generate();

  static Stream<Arguments> openings() {
    return Stream.of(
        Arguments.of(Named.of("decryption", AgeFiles.DECRYPTION), 65536, 0),
        Arguments.of(Named.of("authentication", AgeFiles.AUTHENTICATION), CHUNK, PREFIX));
  }

  @ParameterizedTest
  @MethodSource("openings")
  void aFlippedBitAnywhereIsNoticedBeforeAnyByteComesOut(Opening opening) throws Exception {
    byte[] file = AgeFiles.encrypted(3, key);

    for (int bit = 0; bit < file.length * 8; bit++) {
      AgeFiles.Outcome outcome = AgeFiles.outcome(opening, AgeFiles.flipped(file, bit), key);
      assertThat(outcome.failure()).as("bit %s", bit).isInstanceOf(UndecryptableException.class);
      assertThat(outcome.released()).as("bit %s", bit).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("openings")
  void aSmallFileCutAnywhereIsNoticedBeforeAnyByteComesOut(Opening opening) throws Exception {
    byte[] file = AgeFiles.encrypted(3, key);

    for (int end = 0; end < file.length; end++) {
      AgeFiles.Outcome outcome = AgeFiles.outcome(opening, Arrays.copyOf(file, end), key);
      assertThat(outcome.failure()).as("end %s", end).isInstanceOf(UndecryptableException.class);
      assertThat(outcome.released()).as("end %s", end).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("openings")
  void aBitFlippedInALaterChunkKeepsThatChunkInside(Opening opening, int perChunk, int prefix)
      throws Exception {
    byte[] file = AgeFiles.encrypted(3 * 65536, key);
    for (int chunk = 0; chunk < 3; chunk++) {
      for (int offset : new int[] {0, 40_000, CHUNK - 17, CHUNK - 16, CHUNK - 1}) {
        int bit = (PREFIX + chunk * CHUNK + offset) * 8 + offset % 8;
        keptInside(opening, AgeFiles.flipped(file, bit), chunk, perChunk, prefix);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("openings")
  void aLongFileCutAnywhereNeverReachesItsEnd(Opening opening, int perChunk, int prefix)
      throws Exception {
    byte[] file = AgeFiles.encrypted(3 * 65536 - 100, key);
    for (int chunk = 0; chunk < 3; chunk++) {
      for (int offset : new int[] {0, 1, 15, 16, 17, 40_000, CHUNK - 101, CHUNK - 100 - 1}) {
        int end = PREFIX + chunk * CHUNK + offset;
        // Cut between two chunks, the whole chunk before the cut lacks the mark of the last.
        int whole = offset == 0 ? chunk - 1 : chunk;
        keptInside(opening, Arrays.copyOf(file, end), Math.max(0, whole), perChunk, prefix);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("openings")
  void bytesAfterTheEndAreNoticed(Opening opening, int perChunk, int prefix) throws Exception {
    for (int size : new int[] {0, 3, 65536, 2 * 65536, 2 * 65536 + 3}) {
      byte[] file = AgeFiles.encrypted(size, key);
      // What ends in a full chunk is last no more, what ends in a shorter one runs on.
      int whole = size == 0 ? 0 : (size - 1) / 65536;
      for (int more : new int[] {1, 16, 17, CHUNK, 2 * CHUNK}) {
        keptInside(opening, AgeFiles.appended(file, new byte[more]), whole, perChunk, prefix);
      }
      keptInside(opening, AgeFiles.appended(file, file), whole, perChunk, prefix);
    }
  }

  @ParameterizedTest
  @MethodSource("openings")
  void chunksInAnotherOrderAreNoticed(Opening opening, int perChunk, int prefix) throws Exception {
    byte[] file = AgeFiles.encrypted(4 * 65536, key);

    keptInside(opening, rearranged(file, 0, 2, 1, 3), 1, perChunk, prefix);
    keptInside(opening, rearranged(file, 0, 0, 1, 2, 3), 1, perChunk, prefix);
    keptInside(opening, rearranged(file, 0, 1, 3), 2, perChunk, prefix);
    keptInside(opening, rearranged(file, 3), 0, perChunk, prefix);
  }

  @ParameterizedTest
  @MethodSource("openings")
  void aPayloadUnderTheHeaderOfAnotherFileIsNoticed(Opening opening) throws Exception {
    byte[] file = AgeFiles.encrypted(1000, key);
    byte[] other = AgeFiles.encrypted(1000, key);
    System.arraycopy(other, 0, file, 0, AgeFiles.HEADER_BYTES);

    keptInside(opening, file, 0, 0, 0);
  }

  @ParameterizedTest
  @MethodSource("openings")
  void anotherKeyOpensNothing(Opening opening) throws Exception {
    byte[] file = AgeFiles.encrypted(1000, Identity.generate());

    keptInside(opening, file, 0, 0, 0);
  }

  /** Fails, having released no byte beyond the chunks that are authentic. */
  private void keptInside(Opening opening, byte[] file, int whole, int perChunk, int prefix) {
    AgeFiles.Outcome outcome = AgeFiles.outcome(opening, file, key);

    assertThat(outcome.failure()).isInstanceOf(UndecryptableException.class);
    int authentic = whole == 0 ? 0 : prefix + whole * perChunk;
    assertThat(outcome.released().length).isLessThanOrEqualTo(authentic);
    assertThat(outcome.released().length).isGreaterThanOrEqualTo(authentic - 16);
    byte[] expected =
        opening == AgeFiles.DECRYPTION ? AgeFiles.plaintext(outcome.released().length) : file;
    assertThat(outcome.released()).isEqualTo(Arrays.copyOf(expected, outcome.released().length));
  }

  private static byte[] rearranged(byte[] file, int... chunks) {
    byte[] altered = new byte[PREFIX + chunks.length * CHUNK];
    System.arraycopy(file, 0, altered, 0, PREFIX);
    IntStream.range(0, chunks.length)
        .forEach(i ->
            System.arraycopy(file, PREFIX + chunks[i] * CHUNK, altered, PREFIX + i * CHUNK, CHUNK));
    return altered;
  }
}
