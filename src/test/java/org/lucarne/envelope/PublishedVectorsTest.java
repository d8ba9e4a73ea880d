package org.lucarne.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lucarne.envelope.AgeFiles.Outcome;

/** Every vector that age's author publishes has its expected outcome, or is refused by its form. */
class PublishedVectorsTest {
  /** Valid age files, but with other stanzas than one X25519 and at most one grease. */
  private static final Set<String> OUTSIDE_OUR_FORM =
      Set.of(
          "stanza_empty_body",
          "stanza_empty_last_line",
          "stanza_valid_characters",
          "x25519_grease",
          "x25519_multiple_recipients");

  /** Headers of the right form; that they are wrong shows only with the key, or at the nonce. */
  private static final Set<String> WRONG_BEHIND_THE_FORM =
      Set.of("x25519_identity", "x25519_low_order", "stream_no_nonce", "stream_short_nonce");

  /**
   * A chunk that is marked as the last where it is not, or is not where it is, is authentic by
   * itself: age releases it, and fails after it. We look ahead and keep it inside, so that what
   * comes out is less by that chunk: the payload of the vector named beside.
   */
  private static final Map<String, String> ONE_CHUNK_LESS =
      Map.of(
          "stream_no_final_full", "stream_bad_tag",
          "stream_trailing_garbage_long", "stream_bad_tag",
          "stream_trailing_garbage_short", "stream_bad_tag",
          "stream_two_final_chunks", "stream_bad_tag",
          "stream_two_final_chunks_full", "stream_bad_tag",
          "stream_no_final_two_chunks_full", "stream_bad_tag_second_chunk",
          "stream_two_final_chunks_second", "stream_bad_tag_second_chunk");

  private final List<CctvVector> vectors;

  PublishedVectorsTest() throws IOException {
    vectors = CctvVector.all();
  }

  @TestFactory
  Stream<DynamicTest> everyVectorOfOurKindHasItsOutcome() {
    return vectors.stream()
        .filter(vector -> vector.isBinaryX25519() && !OUTSIDE_OUR_FORM.contains(vector.name()))
        .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> hasItsOutcome(vector)));
  }

  @TestFactory
  Stream<DynamicTest> everyOtherVectorIsRefusedByItsForm() {
    return vectors.stream()
        .filter(vector -> !vector.isBinaryX25519() || OUTSIDE_OUR_FORM.contains(vector.name()))
        .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> refusedByItsForm(vector)));
  }

  @TestFactory
  Stream<DynamicTest> whatIsOutsideOurFormIsNotOpenedEvenWithItsKey() {
    return vectors.stream()
        .filter(vector -> OUTSIDE_OUR_FORM.contains(vector.name()))
        .map(vector -> DynamicTest.dynamicTest(vector.name(), () -> opensNowhere(vector)));
  }

  @Test
  void noVectorWasLostOnTheWay() {
    assertThat(vectors).hasSize(143);
    assertThat(vectors.stream().filter(CctvVector::isBinaryX25519)).hasSize(67);
    assertThat(vectors.stream().map(CctvVector::name)).containsAll(OUTSIDE_OUR_FORM);
  }

  private void hasItsOutcome(CctvVector vector) throws Exception {
    switch (vector.expect()) {
      case "success" -> opens(vector);
      case "payload failure" -> opensInPart(vector);
      case "header failure" -> {
        if (!WRONG_BEHIND_THE_FORM.contains(vector.name())) {
          refusedByItsForm(vector);
        }
        opensNowhere(vector);
      }
      case "HMAC failure", "no match" -> opensNowhere(vector);
      default -> throw new AssertionError("unknown outcome " + vector.expect());
    }
  }

  private static void opens(CctvVector vector) throws Exception {
    Outcome decrypted = decrypted(vector);
    Outcome authenticated = authenticated(vector);

    assertThat(decrypted.failure()).isNull();
    assertThat(sha256(decrypted.released())).isEqualTo(vector.payload());
    assertThat(authenticated.failure()).isNull();
    assertThat(Arrays.equals(authenticated.released(), vector.file())).isTrue();
    AgeHeader header = header(vector);
    assertThat(AgeSize.plaintextBytes(vector.file().length, header))
        .isEqualTo(decrypted.released().length);
  }

  private void opensInPart(CctvVector vector) throws Exception {
    Outcome decrypted = decrypted(vector);
    Outcome authenticated = authenticated(vector);

    assertThat(decrypted.failure()).isInstanceOf(UndecryptableException.class);
    assertThat(sha256(decrypted.released())).isEqualTo(partOf(vector).payload());
    assertThat(authenticated.failure()).isInstanceOf(UndecryptableException.class);
    int chunks = decrypted.released().length / AgeSize.CHUNK_BYTES;
    int authentic = header(vector).sizeBytes() + 16 + chunks * AgeSize.SEALED_CHUNK_BYTES;
    assertThat(authenticated.released().length).isLessThanOrEqualTo(chunks == 0 ? 0 : authentic);
  }

  private CctvVector partOf(CctvVector vector) {
    String name = ONE_CHUNK_LESS.getOrDefault(vector.name(), vector.name());
    return vectors.stream().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  private static void opensNowhere(CctvVector vector) throws Exception {
    for (Outcome outcome : List.of(decrypted(vector), authenticated(vector))) {
      assertThat(outcome.failure()).isInstanceOf(UndecryptableException.class);
      assertThat(outcome.released()).isEmpty();
    }
  }

  private static void refusedByItsForm(CctvVector vector) {
    assertThatExceptionOfType(NotEncryptedException.class).isThrownBy(() -> header(vector));
  }

  private static AgeHeader header(CctvVector vector) throws NotEncryptedException {
    byte[] head = Arrays.copyOf(vector.file(), AgeHeader.MAX_BYTES);
    return AgeHeader.parse(head, Math.min(head.length, vector.file().length));
  }

  private static Outcome decrypted(CctvVector vector) throws Exception {
    return AgeFiles.outcome(AgeFiles.DECRYPTION, vector.file(), vector.identity());
  }

  private static Outcome authenticated(CctvVector vector) throws Exception {
    return AgeFiles.outcome(AgeFiles.AUTHENTICATION, vector.file(), vector.identity());
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
