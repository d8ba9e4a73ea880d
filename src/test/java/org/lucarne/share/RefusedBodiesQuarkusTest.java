package org.lucarne.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lucarne.share.Declarations.declare;
import static org.lucarne.share.Declarations.refused;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.Rows;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** A body says only what is known, once, and in the right type. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class RefusedBodiesQuarkusTest {
  private TestShare share;

  @BeforeEach
  void begin() {
    share = new TestShare(TestShare.jpeg(100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ownerId", "owner", "state", "expiresAt", "id", "kekId", "Custody"})
  void anUnknownMemberIsRefusedAtTheTop(String member) {
    share.request().put(member, "x");
    refused(share, "#/" + member);
  }

  @Test
  void anUnknownMemberIsRefusedInsideToo() {
    share.link().put("views", 0);
    refused(share, "#/link/views");
    share.link().remove("views");
    share
        .request()
        .put("images", List.of(Map.of("renditions", List.of(Map.of("state", "stored")))));
    refused(share, "#/images/0/renditions/0/state");
    share.request().put("images", List.of(Map.of("name", "wound.jpg")));
    refused(share, "#/images/0/name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"custody\":\"managed\",\"custody\":\"managed\"} | #/custody",
        "{\"custody\":\"managed\",\"link\":{\"maxViews\":1,\"maxViews\":2}} | #/link/maxViews",
        "{\"images\":[{\"renditions\":[],\"renditions\":[]}]} | #/images/0/renditions",
        "{\"custody\":1} | #/custody",
        "{\"capsule\":{}} | #/capsule",
        "{\"images\":{}} | #/images",
        "{\"images\":[[]]} | #/images/0",
        "{\"link\":[]} | #/link",
        "{\"link\":{\"maxViews\":\"3\"}} | #/link/maxViews",
        "{\"link\":{\"maxViews\":1.5}} | #/link/maxViews",
        "{\"link\":{\"download\":\"yes\"}} | #/link/download",
        "{\"expiresIn\":14} | #/expiresIn",
        "{\"link\":{\"label\":\"\\ud800\"}} | #/link/label"
      })
  void membersTwiceAndOfTheWrongTypeAreRefused(String json, String pointer) {
    refused((Object) json, pointer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "[]", "null", "\"x\"", "{", "not json", "{}{}", "{'a':1}"})
  void whatIsNoJsonObjectIsMalformed(String body) {
    answers(declare(body), 400, "malformed-request");
  }

  @Test
  void halfACharacterIsNotRecordedUnderAnIdempotencyKey() {
    Response answer =
        Api.misusingSender()
            .contentType("application/json")
            .header("Idempotency-Key", java.util.UUID.randomUUID().toString())
            .body("{\"custody\":\"\\udfff\"}")
            .post("/api/v1/shares");
    answers(answer, 422, "validation-failed");
  }

  @Test
  void aJsonBodyHasAtMost64Kibibytes() {
    answers(declare("{\"custody\":\"" + "x".repeat(65_536) + "\"}"), 413, "content-too-large");
    answers(declare(" ".repeat(200_000) + "{}"), 413, "content-too-large");
    answers(declare("{}" + " ".repeat(65_534)), 422, "validation-failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "multipart/form-data", "text/json"})
  void onlyJsonIsTaken(String type) {
    Response answer =
        Api.misusingSender()
            .config(Api.rawBodies())
            .header("Content-Type", type)
            .body("{}")
            .post("/api/v1/shares");
    answers(answer, 415, "unsupported-media-type");
  }

  @Test
  void aBodyThatIsNotSentAtAllIsMalformed() {
    Response answer = Api.misusingSender().post("/api/v1/shares");
    assertThat(answer.statusCode()).isIn(400, 415);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "deflate", "br", "zstd"})
  void compressedBodiesAreNotOpened(String encoding) {
    List<Long> before = Rows.ofDeclarations();
    Response answer =
        Api.misusingSender()
            .contentType("application/json")
            .header("Content-Encoding", encoding)
            .body(new byte[] {0x1f, (byte) 0x8b, 8, 0})
            .post("/api/v1/shares");
    assertThat(answer.statusCode()).isIn(400, 415);
    Rows.assertNoMore(before);
  }

  private static void answers(Response answer, int status, String problem) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:lucarne:problem:" + problem);
  }
}
