package org.lucarne.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** The bytes are those that were announced, with the request or with the declaration. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class DigestsQuarkusTest {
  private static final String OTHER = "sha-256=:MVIXhCF8ss6wDb5zfxfGXQo9XOpTAzYFtHqYNSCGJWo=:";

  private TestShare share;

  @BeforeEach
  void begin() {
    share = new TestShare(TestShare.jpeg(100_000));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Repr-Digest", "Content-Digest"})
  void aWrongDigestIsRefusedAndARightOneTaken(String field) {
    share.declare();
    Leftovers before = Leftovers.now();
    refused(put(field, OTHER), 422, "digest-mismatch");
    refused(put(field, "sha-512=:AA:, " + OTHER), 422, "digest-mismatch");
    assertThat(Leftovers.now()).isEqualTo(before);
    put(field, TestShare.digest(share.file(1))).then().statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha-256=", "sha-256=:AAAA:", "sha-256=abc", "md5=:AA:, sha-256=:?:"})
  void aMalformedDigestIsAMalformedRequest(String digest) {
    share.declare();
    refused(put("Repr-Digest", digest), 400, "malformed-request");
    refused(put("Content-Digest", digest), 400, "malformed-request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sha-512=:AAAA:", "md5=:AAAA:", "unixsum=30637", ""})
  void otherAlgorithmsAreIgnored(String digest) {
    share.declare();
    put("Repr-Digest", digest).then().statusCode(201);
  }

  @Test
  void anotherSizeThanDeclaredIsRefused() {
    declared(Map.of("rendition", "original", "size", share.file(1).length + 1));
    refused(share.put(1), 422, "digest-mismatch");
  }

  @Test
  void anotherDigestThanDeclaredIsRefused() {
    declared(Map.of("rendition", "original", "digest", OTHER));
    Leftovers before = Leftovers.now();
    refused(share.put(1), 422, "digest-mismatch");
    refused(put("Repr-Digest", TestShare.digest(share.file(1))), 422, "digest-mismatch");
    assertThat(Leftovers.now()).isEqualTo(before);
  }

  @Test
  void whatWasDeclaredIsTakenAndShownAsStored() {
    int size = share.file(1).length;
    String digest = TestShare.digest(share.file(1));
    declared(Map.of("rendition", "original", "size", size, "digest", digest));
    assertThat(share.declared().getInt("images[0].renditions[0].size")).isEqualTo(size);
    Response answer = share.put(1);
    answer.then().statusCode(201);
    assertThat(answer.jsonPath().getMap(""))
        .isEqualTo(
            Map.of(
                "position",
                1,
                "rendition",
                "original",
                "state",
                "stored",
                "size",
                size,
                "digest",
                digest));
    assertThat(share.read().getString("images[0].renditions[0].digest")).isEqualTo(digest);
  }

  private void declared(Map<String, Object> rendition) {
    share.request().put("images", List.of(Map.of("renditions", List.of(rendition))));
    share.declare();
  }

  private Response put(String field, String digest) {
    return Api.call()
        .header("Authorization", "Bearer " + share.uploadToken())
        .header(field, digest)
        .contentType("application/octet-stream")
        .body(share.file(1))
        .put(share.uploadPath(1));
  }

  private static void refused(Response answer, int status, String problem) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:lucarne:problem:" + problem);
  }
}
