package org.lucarne.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.RawRequest;
import org.lucarne.start.LucarneTestResource;

/** What the framework refuses by itself is a problem too. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class FrameworkErrorsQuarkusTest {
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

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
  @CsvSource(
      delimiter = ';',
      value = {
        "/api/v1/shares; GET, HEAD, OPTIONS, POST",
        "/api/v1/limits; GET, HEAD, OPTIONS",
        "/api/v1/recipient; GET, HEAD, OPTIONS",
        "/api/v1/shares/AAAAAAAAAAAAAAAAAAAAAA; DELETE, GET, HEAD, OPTIONS, PATCH",
        "/api/v1/shares/AAAAAAAAAAAAAAAAAAAAAA/manifest; OPTIONS, PUT",
        "/api/v1/shares/AAAAAAAAAAAAAAAAAAAAAA/images/1/original; OPTIONS, PUT",
        "/api/v1/shares/AAAAAAAAAAAAAAAAAAAAAA/links; GET, HEAD, OPTIONS, POST",
        "/api/v1/shares/AAAAAAAAAAAAAAAAAAAAAA/links/x; DELETE, GET, HEAD, OPTIONS, PATCH",
        "/api/v1/shares/AAAAAAAAAAAAAAAAAAAAAA/events; GET, HEAD, OPTIONS",
        "/s/x/open; GET, HEAD, OPTIONS, POST",
        "/s/x; GET, HEAD, OPTIONS",
        "/v/x; GET, HEAD, OPTIONS",
        "/v/x/images/1/display; GET, HEAD, OPTIONS",
        "/send; GET, HEAD, OPTIONS",
        "/static/x.css; GET, HEAD, OPTIONS",
        "/robots.txt; GET, HEAD, OPTIONS"
      })
  void everyAddressTellsItsMethodsAndRefusesOthers(String path, String allow) throws IOException {
    Response options = Api.misuse().options(path);
    assertThat(options.statusCode()).isEqualTo(204);
    assertThat(options.header("Allow")).isEqualTo(allow);

    for (String method : METHODS) {
      if (!Set.of(allow.split(", ")).contains(method)) {
        Response answer = Api.misuse().accept("application/json").request(method, path);
        problem(answer, 405, "method-not-allowed");
        assertThat(answer.header("Allow")).as(method).isEqualTo(allow);
      }
    }
    try (RawRequest trace = new RawRequest("TRACE", path, "Accept: application/json")) {
      assertThat(trace.status()).isEqualTo(405);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v1/nothing", "/v/x/nothing", "/api/v1/shares/x/y/z"})
  void whereThereIsNothingNoMethodIsTold(String path) {
    for (String method : METHODS) {
      Response answer = Api.misuse().accept("application/json").request(method, path);
      problem(answer, 404, "not-found");
      assertThat(answer.header("Allow")).as(method).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET /%zz HTTP/1.1, 400",
    "GARBAGE, 400",
    "GET /LONG HTTP/1.1, 414",
    "GET / HTTP/1.1|Host nobody, 400",
    "GET / HTTP/1.1|Host: a|X-Long: LONG, 431",
    "POST /api/v1/shares HTTP/1.1|Host: a|Content-Length: x, 400"
  })
  void whatIsNoRequestIsAProblemToo(String head, int status) throws IOException {
    String bytes = head.replace("LONG", "a".repeat(70_000)).replace("|", "\r\n") + "\r\n\r\n";
    String answer;
    try (RawRequest request = new RawRequest(bytes)) {
      answer = request.answer();
    }

    assertThat(answer).startsWith("HTTP/1.1 " + status + " ");
    JsonPath problem = JsonPath.from(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    assertThat(problem.getInt("status")).isEqualTo(status);
    assertThat(problem.getString("type")).isNotEmpty();
    assertThat(answer).contains("Content-Type: application/problem+json\r\n");
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
