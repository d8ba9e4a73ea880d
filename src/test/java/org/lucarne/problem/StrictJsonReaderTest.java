package org.lucarne.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonReaderTest {
  record Inner(@Nullable String text, @Nullable Integer number, @Nullable Boolean flag) {}

  record Outer(
      @Nullable Optional<String> maybe, @Nullable List<Inner> list, @Nullable Inner inner) {}

  @Test
  void absentAndNullAreToldApart() {
    assertThat(read("{}").maybe()).isNull();
    assertThat(read("{\"maybe\":null}").maybe()).isEmpty();
    assertThat(read("{\"maybe\":\"é\"}").maybe()).contains("é");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"x\":1} | #/x",
        "{\"inner\":{\"x\":1}} | #/inner/x",
        "{\"list\":[{},{\"x\":1}]} | #/list/1/x",
        "{\"a/b~c\":1} | #/a~1b~0c",
        "{\"inner\":{\"text\":1}} | #/inner/text",
        "{\"inner\":{\"text\":true}} | #/inner/text",
        "{\"inner\":{\"text\":{}}} | #/inner/text",
        "{\"inner\":{\"number\":\"1\"}} | #/inner/number",
        "{\"inner\":{\"number\":1.5}} | #/inner/number",
        "{\"inner\":{\"number\":99999999999}} | #/inner/number",
        "{\"inner\":{\"number\":\"\"}} | #/inner/number",
        "{\"inner\":{\"flag\":\"true\"}} | #/inner/flag",
        "{\"inner\":{\"flag\":1}} | #/inner/flag",
        "{\"inner\":[]} | #/inner",
        "{\"inner\":\"\"} | #/inner",
        "{\"list\":{}} | #/list",
        "{\"maybe\":1} | #/maybe",
        "{\"maybe\":\"\\ud800\"} | #/maybe",
        "{\"list\":[{\"text\":\"a\\udc00b\"}]} | #/list/0/text"
      })
  void whatParsesAndIsWrongPointsAtTheMember(String json, String pointer) {
    ProblemException problem = refusal(json);
    assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
    assertThat(problem.errors()).extracting("pointer").containsExactly(pointer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"maybe\":\"a\",\"maybe\":\"b\"} | #/maybe",
        "{\"inner\":{\"text\":\"a\",\"text\":\"a\"}} | #/inner/text",
        "{\"list\":[{},{\"number\":1,\"number\":1}]} | #/list/1/number"
      })
  void aMemberTwicePointsAtTheMember(String json, String pointer) {
    ProblemException problem = refusal(json);
    assertThat(problem.type()).isEqualTo(ProblemType.VALIDATION_FAILED);
    assertThat(problem.errors()).extracting("pointer").containsExactly(pointer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "1",
        "\"\"",
        "{",
        "{\"maybe\":\"a\"",
        "{} {}",
        "{}x",
        "{'maybe':1}",
        "{\"maybe\":NaN}",
        "{\"maybe\":\"\t\"}",
        "// c\n{}",
        "{\"maybe\":\"\\x\"}",
        "{,}"
      })
  void whatIsNoJsonObjectIsMalformed(String json) {
    assertThat(refusal(json).type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void aBodyThatBreaksOffIsNoFaultOfOurs() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new ClosedChannelException();
          }
        };
    assertThatThrownBy(() ->
            new StrictJsonReader()
                .readFrom(
                    Object.class,
                    Object.class,
                    new Annotation[0],
                    MediaType.APPLICATION_JSON_TYPE,
                    new MultivaluedHashMap<>(),
                    broken))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.type()).isEqualTo(ProblemType.MALFORMED_REQUEST));
  }

  @Test
  void bytesThatAreNotUtf8AreMalformed() {
    byte[] latin = "{\"maybe\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    ProblemException problem =
        catchThrowableOfType(
            ProblemException.class, () -> StrictJsonReader.read(latin, Outer.class));
    assertThat(problem.type()).isEqualTo(ProblemType.MALFORMED_REQUEST);
  }

  @Test
  void nestingWithoutEndIsRefusedNotFollowed() {
    assertThat(refusal("{\"list\":" + "[".repeat(30_000)).type().status()).isLessThan(500);
    assertThat(refusal("{\"inner\":" + "{\"inner\":".repeat(7_000)).type().status())
        .isLessThan(500);
  }

  private static Outer read(String json) {
    return StrictJsonReader.read(json.getBytes(StandardCharsets.UTF_8), Outer.class);
  }

  private static ProblemException refusal(String json) {
    return catchThrowableOfType(ProblemException.class, () -> read(json));
  }
}
