package org.lucarne.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

class CursorTest {
  private static final String ID = "mRk0vZ2c7T1xQ9aLw3sB5g";

  @Test
  void aCursorReadsAsItWasWritten() {
    Cursor cursor = new Cursor(Instant.parse("2026-11-23T09:30:00.123Z"), ID);
    assertThat(Cursor.parse(cursor.encode())).isEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "1",
        "1.",
        ".mRk0vZ2c7T1xQ9aLw3sB5g",
        "1.short",
        "-1.mRk0vZ2c7T1xQ9aLw3sB5g",
        "+1.mRk0vZ2c7T1xQ9aLw3sB5g",
        "x.mRk0vZ2c7T1xQ9aLw3sB5g",
        "1.mRk0vZ2c7T1xQ9aLw3sB5g' or",
        "9223372036854775807.mRk0vZ2c7T1xQ9aLw3sB5g",
        "9999999999999999999.mRk0vZ2c7T1xQ9aLw3sB5g"
      })
  void whatWasNeverGivenOutIsAMalformedRequest(String plain) {
    refused(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(plain)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "a b", "é", "A"})
  void whatIsNotBase64IsAMalformedRequest(String text) {
    refused(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "101", "-1", "1.0", "", " 1", "1e1", "0x1", "999999999999", "٣"})
  void aLimitIsOneToAHundred(String text) {
    assertThatThrownBy(() -> Page.limit(text)).isInstanceOf(ProblemException.class);
  }

  @Test
  void limitsWithinBoundsAreTakenAndFiftyIsUsual() {
    assertThat(Page.limit("1")).isEqualTo(1);
    assertThat(Page.limit("100")).isEqualTo(100);
    assertThat(Page.limit(null)).isEqualTo(50);
  }

  @Test
  void onlyAFullPageWithMoreBehindItHasANext() {
    assertThat(Page.of(List.of("a", "b"), 2, r -> r, r -> "after " + r).next()).isNull();
    Page<String> page = Page.of(List.of("a", "b", "c"), 2, r -> r, r -> "after " + r);
    assertThat(page.items()).containsExactly("a", "b");
    assertThat(page.next()).isEqualTo("after b");
  }

  private static void refused(String text) {
    assertThatThrownBy(() -> Cursor.parse(text))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.type()).isEqualTo(ProblemType.MALFORMED_REQUEST));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
