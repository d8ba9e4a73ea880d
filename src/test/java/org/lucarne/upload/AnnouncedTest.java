package org.lucarne.upload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

class AnnouncedTest {
  private static final String DIGEST = "sha-256=:MVIXhCF8ss6wDb5zfxfGXQo9XOpTAzYFtHqYNSCGJWo=:";

  @Test
  void theLengthIsRequired() {
    refused(Map.of(), ProblemType.MISSING_CONTENT_LENGTH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-1", "+1", "1 ", "0x1", "1,1", "9999999999999999999"})
  void aLengthIsANumberOfBytes(String length) {
    refused(Map.of("Content-Length", length), ProblemType.MALFORMED_REQUEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Repr-Digest", "Content-Digest"})
  void theDigestIsTakenFromEitherField(String field) {
    assertThat(of(Map.of("Content-Length", "1", field, DIGEST)).digest()).hasToString(DIGEST);
  }

  @Test
  void otherAlgorithmsArePassedOver() {
    Map<String, String> headers = Map.of("Content-Length", "1", "Repr-Digest", "md5=:AAAA:");
    assertThat(of(headers).digest()).isNull();
    String both = "sha-512=:AAAA: , " + DIGEST;
    assertThat(of(Map.of("Content-Length", "1", "Repr-Digest", both)).digest()).hasToString(DIGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha-256=", "sha-256=:AAAA:", "sha-256=abc", "md5=:AAAA:, sha-256=:?:"})
  void aMalformedDigestIsAMalformedRequest(String digest) {
    refused(Map.of("Content-Length", "1", "Repr-Digest", digest), ProblemType.MALFORMED_REQUEST);
  }

  private static Announced of(Map<String, String> headers) {
    return Announced.of(headers::get);
  }

  private static void refused(Map<String, String> headers, ProblemType type) {
    assertThatThrownBy(() -> of(headers))
        .isInstanceOfSatisfying(ProblemException.class, e -> assertThat(e.type()).isEqualTo(type));
  }
}
