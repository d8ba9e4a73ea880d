package org.lucarne.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** An upload token is for the uploads of its share, and to see how far they are. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class UploadTokenQuarkusTest {
  @Inject AdvancingClock clock;

  private TestShare share;
  private String path;

  @BeforeEach
  void begin() {
    share = new TestShare(TestShare.jpeg(1_000), TestShare.jpeg(2_000)).declare();
    path = "/api/v1/shares/" + share.id();
  }

  @Test
  void itReadsItsShareWithoutTheLinks() {
    Response answer = bearer().get(path);
    answer.then().statusCode(200);
    assertThat(answer.jsonPath().getString("id")).isEqualTo(share.id());
    assertThat(answer.jsonPath().getMap("")).doesNotContainKeys("links", "uploadToken");
    assertThat(answer.asString()).doesNotContain(share.linkId(), "/s/");
  }

  @Test
  void itIsForNoOtherShare() {
    TestShare other = new TestShare(TestShare.jpeg(10)).declare();
    bearer().get("/api/v1/shares/" + other.id()).then().statusCode(404);
    put(bearer(), other.uploadPath(1), other.file(1)).then().statusCode(404);
    assertThat(other.read().getString("images[0].renditions[0].state")).isEqualTo("awaited");
  }

  @Test
  void everyOtherCallIsOutOfItsScope() {
    bearer().get("/api/v1/shares").then().statusCode(403);
    bearer().get(path + "/links").then().statusCode(403);
    bearer().get(path + "/events").then().statusCode(403);
    bearer().get(path + "/links/" + share.linkId()).then().statusCode(403);
    bearer().delete(path + "/links/" + share.linkId()).then().statusCode(403);
    bearer()
        .contentType("application/json")
        .body("{}")
        .post(path + "/links")
        .then()
        .statusCode(403);
    bearer().contentType("application/json").body("{}").patch(path).then().statusCode(403);
    bearer().delete(path).then().statusCode(403);
    assertThat(share.read().getString("links[0].state")).isEqualTo("pending");
  }

  @Test
  void fromUploadByOnItIsNoTokenAnyMore() {
    share.sendAll();
    share.put(1).then().statusCode(200);
    clock.advance(Duration.ofHours(24));
    unauthenticated(share.put(1));
    unauthenticated(bearer().get(path));
    unauthenticated(bearer().get(path + "/links"));
    assertThat(share.read().getString("state")).isEqualTo("complete");
    owner(share, 1).then().statusCode(200);
  }

  @Test
  void aShareNotSentUntilUploadByTakesNothingMore() {
    share.put(1).then().statusCode(201);
    clock.advance(Duration.ofHours(24));
    unauthenticated(share.put(2));
    notOpen(owner(share, 2));
  }

  @Test
  void itEndsSoonerWithAShareThatEndsSooner() {
    String soon = clock.now().plus(Duration.ofMinutes(1)).toString();
    Api.sender()
        .contentType("application/json")
        .body("{\"expiresAt\":\"" + soon + "\"}")
        .patch(path)
        .then()
        .statusCode(200);
    share.put(1).then().statusCode(201);
    clock.advance(Duration.ofMinutes(1));
    unauthenticated(share.put(2));
    notOpen(owner(share, 2));
    owner(share, 1).then().statusCode(200);
  }

  @Test
  void aDeletedShareTakesNothing() {
    share.put(1).then().statusCode(201);
    Api.sender().delete(path).then().statusCode(204);
    notOpen(share.put(1));
    notOpen(share.put(2));
    notOpen(owner(share, 2));
  }

  private RequestSpecification bearer() {
    return Api.misuse().header("Authorization", "Bearer " + share.uploadToken());
  }

  private static Response owner(TestShare share, int position) {
    return put(Api.sender(), share.uploadPath(position), share.file(position));
  }

  private static Response put(RequestSpecification caller, String path, byte[] body) {
    return caller.contentType("application/octet-stream").body(body).put(path);
  }

  private static void unauthenticated(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  private static void notOpen(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:lucarne:problem:share-not-open");
  }
}
