package org.lucarne.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.retention.Sweep;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** More time, less time, no more: and the links follow. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class ChangeShareQuarkusTest {
  @Inject AdvancingClock clock;
  @Inject Sweep sweep;

  private TestShare share;

  @BeforeEach
  void begin() {
    share = TestShare.sent(TestShare.jpeg(1_000));
  }

  @Test
  void aShareIsGivenMoreTimeAndItsLinksFollow() {
    Instant later = clock.now().plus(Duration.ofDays(29));
    Response answer = expireAt(later.toString());
    answer.then().statusCode(200);
    assertThat(at(answer, "expiresAt")).isEqualTo(later);
    assertThat(at(answer, "deleteAt")).isEqualTo(later.plus(Duration.ofDays(1)));
    assertThat(at(answer, "links[0].expiresAt")).isEqualTo(later);
    clock.advance(Duration.ofDays(15));
    TestView.click(share.linkPath()).then().statusCode(200);
  }

  @Test
  void aShareIsGivenLessTimeAndItsLinksFollow() {
    Instant sooner = clock.now().plus(Duration.ofMinutes(5));
    assertThat(at(expireAt(sooner.toString()), "links[0].expiresAt")).isEqualTo(sooner);
    TestView.click(share.linkPath()).then().statusCode(200);
    clock.advance(Duration.ofMinutes(5));
    TestView.click(share.linkPath()).then().statusCode(410);
  }

  @Test
  void offsetsAreTakenAndAnsweredInUtc() {
    Instant later = Instant.ofEpochSecond(clock.now().plus(Duration.ofDays(3)).getEpochSecond());
    String offset = later.atOffset(java.time.ZoneOffset.ofHours(2)).toString();
    assertThat(at(expireAt(offset), "expiresAt")).isEqualTo(later);
    assertThat(share.read().getString("expiresAt")).endsWith("Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2026-11-23",
        "2026-11-23T09:30:00",
        "1",
        "P1D",
        "-1000000000-01-01T00:00:00Z"
      })
  void whatIsNoInstantIsRefused(String text) {
    refused(expireAt(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-P1D", "PT0S", "PT0.5S", "P30DT1M", "P36500D", "P3000000D"})
  void anInstantOutsideThePolicyIsRefused(String fromNow) {
    String before = share.read().getString("expiresAt");
    refused(expireAt(clock.now().plus(Duration.parse(fromNow)).toString()));
    assertThat(share.read().getString("expiresAt")).isEqualTo(before);
  }

  @Test
  void nullIsNoInstantAndAbsentChangesNothing() {
    refused(patch("{\"expiresAt\":null}"));
    String before = share.read().prettify();
    patch("{}").then().statusCode(200);
    assertThat(share.read().prettify()).isEqualTo(before);
  }

  @Test
  void nothingElseOfAShareCanBeChanged() {
    for (String member : new String[] {"state", "owner", "custody", "deleteAt", "uploadBy"}) {
      Response answer = patch("{\"" + member + "\":\"x\"}");
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("#/" + member);
    }
  }

  @Test
  void anExpiredShareIsFinalAndStillRead() {
    clock.advance(Duration.ofDays(14));
    assertGone(expireAt(clock.now().plus(Duration.ofDays(1)).toString()), "share-expired");
    assertThat(share.read().getString("state")).isEqualTo("expired");
    assertThat(share.read().getString("links[0].state")).isEqualTo("expired");
    clock.advance(Duration.ofDays(1));
    sweep.sweep();
    assertThat(share.read().getString("state")).isEqualTo("deleted");
    assertGone(expireAt(clock.now().plus(Duration.ofDays(1)).toString()), "share-deleted");
    Api.sender().get("/api/v1/shares/" + share.id() + "/events").then().statusCode(200);
  }

  @Test
  void aShareThatWasNeverSentExpiresWithItsUploads() {
    TestShare open = new TestShare(TestShare.jpeg(10)).declare();
    clock.advance(Duration.ofHours(24));
    assertThat(open.read().getString("state")).isEqualTo("expired");
  }

  @Test
  void deletingTwiceIsDeletingOnce() {
    String path = "/api/v1/shares/" + share.id();
    Api.sender().delete(path).then().statusCode(204);
    assertThat(share.read().getString("state")).isEqualTo("deleted");
    assertThat(share.read().getString("links[0].state")).isEqualTo("revoked");
    TestView.click(share.linkPath()).then().statusCode(410);
    Api.sender().delete(path).then().statusCode(204);
    sweep.sweep();
    Api.sender().delete(path).then().statusCode(204);
    assertThat(Api.sender().get(path + "/events").jsonPath().getList("items.type"))
        .endsWith("share-completed", "share-deleted");
    assertGone(expireAt(clock.now().plus(Duration.ofDays(1)).toString()), "share-deleted");
  }

  private Response expireAt(String instant) {
    return patch("{\"expiresAt\":\"" + instant + "\"}");
  }

  private Response patch(String body) {
    return Api.misusingSender()
        .contentType("application/json")
        .body(body)
        .patch("/api/v1/shares/" + share.id());
  }

  private static Instant at(Response answer, String member) {
    return Instant.parse(answer.then().statusCode(200).extract().jsonPath().getString(member));
  }

  private static void refused(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly("#/expiresAt");
  }

  private static void assertGone(Response answer, String problem) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(410);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:lucarne:problem:" + problem);
  }
}
