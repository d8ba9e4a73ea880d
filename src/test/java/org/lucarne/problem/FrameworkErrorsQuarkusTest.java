package org.lucarne.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import io.restassured.response.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.RawRequest;
import org.lucarne.startup.LucarneTestResource;

/** What the framework refuses by itself is a problem too. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class FrameworkErrorsQuarkusTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api",
        "/api/v1",
        "/api/v1/",
        "/api/v2/shares",
        "/q/health",
        "/q/metrics",
        "/favicon.ico",
        "/static/none.css",
        "/static/../application.properties",
        "/v",
        "/x?y=%3Cscript%3E",
        "/.well-known/x"
      })
  void unknownPathsAreNotFound(String path) {
    problem(Api.misusingSender().accept("*/*").get(path), 404, "not-found");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /api/v1/shares",
    "DELETE, /api/v1/shares",
    "PATCH, /api/v1/shares",
    "POST, /api/v1/limits",
    "POST, /api/v1/recipient",
    "POST, /api/v1/shares/AAAAAAAAAAAAAAAAAAAAAA",
    "POST, /robots.txt"
  })
  void anotherMethodIsNotAllowed(Method method, String path) {
    problem(Api.misusingSender().request(method, path), 405, "method-not-allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/limits", "/api/v1/recipient", "/api/v1/shares"})
  void anotherTypeIsNotAcceptable(String path) {
    problem(Api.misusingSender().accept("image/png").get(path), 406, "not-acceptable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"TRACE / HTTP/1.1", "PROPFIND /api/v1/shares HTTP/1.1", "CONNECT x:1 HTTP/1.1"})
  void strangeMethodsAreRefused(String line) throws IOException {
    String[] parts = line.split(" ", -1);
    try (RawRequest request = new RawRequest(parts[0], parts[1], "X-A: 1")) {
      assertThat(request.status()).isIn(400, 401, 404, 405, 501);
    }
  }

  @Test
  void aMethodCannotBeOverridden() {
    Response answer =
        Api.misusingSender()
            .header("X-HTTP-Method-Override", "DELETE")
            .header("X-Method-Override", "DELETE")
            .get("/api/v1/limits?_method=DELETE");
    answer.then().statusCode(200);
  }

  @Test
  void noProblemSaysAWordOfTheInside() {
    for (String path : new String[] {"/api/v1/shares/'", "/api/v1/shares?after=%00", "/s/%00"}) {
      String body = Api.misusingSender().accept("application/json").get(path).asString();
      assertThat(body)
          .contains("urn:lucarne:problem:")
          .doesNotContainPattern("(?i)exception|jboss|quarkus|vert\\.?x|java|sql|hibernate|at org");
    }
  }

  private static void problem(Response answer, int status, String type) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:lucarne:problem:" + type);
    assertThat(answer.jsonPath().getInt("status")).isEqualTo(status);
    assertThat(answer.jsonPath().getString("requestId")).matches("[0-9a-f]{16}");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }
}
