package org.lucarne.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucarne.TestOwner;
import org.lucarne.TestShare;
import org.lucarne.problem.RequestId;
import org.lucarne.start.LucarneTestResource;

/** A share of somebody else cannot be told from one that never was. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class SomebodyElseQuarkusTest {
  private static final String NO_ID = "AAAAAAAAAAAAAAAAAAAAAA";

  private TestShare share;
  private TestOwner stranger;

  @BeforeEach
  void begin() {
    share = TestShare.sent(TestShare.jpeg(1_000));
    stranger = TestOwner.fresh();
  }

  record Call(String name, String path, BiFunction<RequestSpecification, String, Response> send) {
    @Override
    public String toString() {
      return name + " " + path;
    }
  }

  static Stream<Call> calls() {
    return Stream.of(
        new Call("GET", "", (caller, path) -> caller.get(path)),
        new Call("PATCH", "", (caller, path) -> json(caller).patch(path)),
        new Call("DELETE", "", (caller, path) -> caller.delete(path)),
        new Call("GET", "/links", (caller, path) -> caller.get(path)),
        new Call("POST", "/links", (caller, path) -> json(caller).post(path)),
        new Call("GET", "/links/LINK", (caller, path) -> caller.get(path)),
        new Call("PATCH", "/links/LINK", (caller, path) -> json(caller).patch(path)),
        new Call("DELETE", "/links/LINK", (caller, path) -> caller.delete(path)),
        new Call("GET", "/events", (caller, path) -> caller.get(path)),
        new Call("PUT", "/images/1/original", (caller, path) -> body(caller).put(path)),
        new Call("PUT", "/manifest", (caller, path) -> body(caller).put(path)));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aShareOfSomebodyElseAnswersAsAMissingOne(Call call) {
    String before = share.read().prettify();
    String path = call.path().replace("LINK", share.linkId());

    Response foreign = call.send().apply(caller(), "/api/v1/shares/" + share.id() + path);
    Response missing = call.send().apply(caller(), "/api/v1/shares/" + NO_ID + path);

    assertThat(foreign.statusCode()).isEqualTo(404);
    assertThat(missing.statusCode()).isEqualTo(404);
    assertThat(withoutRequestId(foreign)).isEqualTo(withoutRequestId(missing));
    assertThat(headers(foreign)).isEqualTo(headers(missing));
    assertThat(share.read().prettify()).isEqualTo(before);
  }

  @Test
  void scopesOpenWhatTheyNameAndNoMore() {
    TestOwner reader = TestOwner.fresh(java.time.Duration.ofDays(1), Scope.READ);
    reader.call().get("/api/v1/shares").then().statusCode(200);
    json(reader.misuse()).post("/api/v1/shares").then().statusCode(403);
    reader.misuse().delete("/api/v1/shares/" + share.id()).then().statusCode(403);
    TestOwner writer = TestOwner.fresh(java.time.Duration.ofDays(1), Scope.WRITE);
    writer.misuse().get("/api/v1/shares").then().statusCode(403);
    json(writer.misuse()).post("/api/v1/shares").then().statusCode(422);
  }

  private RequestSpecification caller() {
    return stranger.misuse();
  }

  private static RequestSpecification json(RequestSpecification caller) {
    return caller.contentType("application/json").body("{}");
  }

  private static RequestSpecification body(RequestSpecification caller) {
    return caller.contentType("application/octet-stream").body(new byte[1_000]);
  }

  private static String withoutRequestId(Response answer) {
    return answer.asString().replaceFirst("\"requestId\":\"[0-9a-f]+\"", "");
  }

  private static List<String> headers(Response answer) {
    return answer.headers().asList().stream()
        .filter(header -> !header.getName().equals(RequestId.HEADER))
        .map(Header::toString)
        .sorted()
        .toList();
  }
}
