package org.lucarne.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucarne.problem.ProblemType;

class ExchangeTest {
  private static final String OBJECT = "/api/v1/shares/{id}/images/{n}/{rendition}";

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/s/{rest:.+},/s/{rest}",
        "\"/s/{token:[^/]{1,44}}/open\",/s/{token}/open",
        "/api/v1/shares/{id}/images/{n}/{rendition},/api/v1/shares/{id}/images/{n}/{rendition}",
        "/robots.txt,/robots.txt",
      })
  void aRouteNamesItsParametersWithoutTheirPatterns(String template, String route) {
    assertThat(Exchange.route(template)).isEqualTo(route);
  }

  @Test
  void whereNoResourceWasFoundThereIsNoRoute() {
    assertThat(Exchange.route(null)).isEqualTo("none");
  }

  @Test
  void aMethodThatACallerMadeUpIsOther() {
    assertThat(Exchange.method("GET")).isEqualTo("GET");
    assertThat(Exchange.method("get")).isEqualTo("other");
    assertThat(Exchange.method("SECRET")).isEqualTo("other");
  }

  @Test
  void anUploadIsStoredRepeatedRefusedOrBrokenOff() {
    assertThat(upload(201, null).uploadOutcome()).isEqualTo("stored");
    assertThat(upload(200, null).uploadOutcome()).isEqualTo("repeated");
    assertThat(upload(422, ProblemType.DIGEST_MISMATCH).uploadOutcome())
        .isEqualTo("digest-mismatch");
    assertThat(upload(0, null).uploadOutcome()).isEqualTo("broken-off");
  }

  @Test
  void onlyObjectsAreUploads() {
    assertThat(upload(201, null).isUpload()).isTrue();
    assertThat(exchange("PUT", "/api/v1/shares/{id}/manifest", 201, null).isUpload()).isTrue();
    assertThat(exchange("GET", OBJECT, 405, null).isUpload()).isFalse();
    assertThat(exchange("PUT", "none", 404, ProblemType.NOT_FOUND).isUpload()).isFalse();
  }

  private static Exchange upload(int status, @Nullable ProblemType problem) {
    return exchange("PUT", OBJECT, status, problem);
  }

  private static Exchange exchange(
      String method, String route, int status, @Nullable ProblemType problem) {
    return new Exchange(method, route, status, false, Optional.ofNullable(problem), 1, 1);
  }
}
