package org.lucarne.link;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** Links of a share: more of them, changed, revoked. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class LinksQuarkusTest {
  @Inject AdvancingClock clock;

  private TestShare share;
  private String links;

  @BeforeEach
  void begin() {
    share = TestShare.sent(TestShare.jpeg(1_000));
    links = "/api/v1/shares/" + share.id() + "/links";
  }

  @Test
  void aFurtherLinkIsIssuedWithItsOwnTerms() {
    Response issued =
        issue("{\"label\":\"B\",\"maxViews\":2,\"download\":false,\"expiresIn\":\"PT1H\"}");
    issued.then().statusCode(201);
    String id = issued.jsonPath().getString("id");
    assertThat(issued.header("Location")).endsWith(links + "/" + id);
    assertThat(issued.jsonPath().getString("state")).isEqualTo("active");
    assertThat(issued.jsonPath().getInt("maxViews")).isEqualTo(2);
    assertThat(issued.jsonPath().<Object>get("download")).isEqualTo(false);
    assertThat(at(issued)).isBefore(clock.now().plus(Duration.ofMinutes(61)));
    assertThat(Api.sender().get(links + "/" + id).asString()).isEqualTo(issued.asString());
    assertThat(Api.sender().get(links).jsonPath().getList("items.id"))
        .isEqualTo(java.util.List.of(id, share.linkId()));
    String path = Api.path(issued.jsonPath().getString("url"));
    TestView.click(path).then().statusCode(200);
    clock.advance(Duration.ofHours(1));
    TestView.click(path).then().statusCode(410);
    TestView.click(share.linkPath()).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"maxViews\":0} | #/maxViews",
        "{\"expiresIn\":\"P15D\"} | #/expiresIn",
        "{\"expiresIn\":\"P1M\"} | #/expiresIn",
        "{\"passphrase\":\"x\"} | #/passphrase",
        "{\"capsule\":\"x\"} | #/capsule",
        "{\"views\":0} | #/views",
        "{\"label\":\"a\\u0000\"} | #/label",
        "{\"label\":\"\\ud800\"} | #/label"
      })
  void whatALinkCannotBeIsRefused(String body, String pointer) {
    refused(issue(body), pointer);
    assertThat(Api.sender().get(links).jsonPath().getList("items")).hasSize(1);
  }

  @Test
  void absentMembersStayAndNullTakesThemAway() {
    Instant sooner = clock.now().plus(Duration.ofDays(1));
    change("{\"expiresAt\":\"" + sooner + "\",\"label\":\"A\"}").then().statusCode(200);

    Response relabelled = change("{\"label\":\"B\"}");
    assertThat(relabelled.jsonPath().getString("label")).isEqualTo("B");
    assertThat(at(relabelled)).isEqualTo(sooner);

    Response followed = change("{\"expiresAt\":null}");
    assertThat(followed.jsonPath().getString("label")).isEqualTo("B");
    assertThat(followed.jsonPath().getString("expiresAt"))
        .isEqualTo(share.read().getString("expiresAt"));

    assertThat(change("{\"label\":null}").jsonPath().getString("label")).isNull();
    assertThat(change("{}").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "tomorrow", "2020-01-01T00:00:00Z", "2199-01-01T00:00:00Z"})
  void aLinkEndsInTheFutureAndNotAfterItsShare(String instant) {
    refused(change("{\"expiresAt\":\"" + instant + "\"}"), "#/expiresAt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"maxViews", "views", "download", "state", "url", "revokedAt"})
  void nothingElseOfALinkCanBeChanged(String member) {
    refused(change("{\"" + member + "\":null}"), "#/" + member);
  }

  @Test
  void revokingTwiceIsRevokingOnce() {
    String link = links + "/" + share.linkId();
    Api.sender().delete(link).then().statusCode(204);
    Api.sender().delete(link).then().statusCode(204);
    assertThat(Api.sender().get(link).jsonPath().getString("state")).isEqualTo("revoked");
    TestView.click(share.linkPath()).then().statusCode(410);
    gone(change("{\"label\":\"x\"}"), "link-revoked");
    assertThat(
            Api.sender()
                .get("/api/v1/shares/" + share.id() + "/events")
                .jsonPath()
                .getList("items.type"))
        .endsWith("share-completed", "link-revoked");
  }

  @Test
  void anUnknownLinkAndTheLinkOfAnotherShareAreNotFound() {
    TestShare other = new TestShare(TestShare.jpeg(10)).declare();
    for (String id : new String[] {"AAAAAAAAAAAAAAAAAAAAAA", other.linkId()}) {
      Api.sender().get(links + "/" + id).then().statusCode(404);
      Api.sender().delete(links + "/" + id).then().statusCode(404);
      Api.sender()
          .contentType("application/json")
          .body("{\"label\":\"x\"}")
          .patch(links + "/" + id)
          .then()
          .statusCode(404);
    }
    assertThat(other.read().getString("links[0].label")).isNull();
  }

  @Test
  void anExpiredShareHasNoNewLinksAndOldOnesStayAsTheyAre() {
    clock.advance(Duration.ofDays(14));
    gone(issue("{}"), "share-expired");
    gone(change("{\"label\":\"x\"}"), "share-expired");
    Api.sender().get(links).then().statusCode(200);
  }

  @Test
  void aDeletedShareHasNoNewLinks() {
    Api.sender().delete("/api/v1/shares/" + share.id()).then().statusCode(204);
    gone(issue("{}"), "share-deleted");
  }

  private Response issue(String body) {
    return Api.misusingSender().contentType("application/json").body(body).post(links);
  }

  private Response change(String body) {
    return Api.misusingSender()
        .contentType("application/json")
        .body(body)
        .patch(links + "/" + share.linkId());
  }

  private static Instant at(Response link) {
    return Instant.parse(link.jsonPath().getString("expiresAt"));
  }

  private static void refused(Response answer, String pointer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(422);
    assertThat(answer.jsonPath().getList("errors.pointer")).containsExactly(pointer);
  }

  private static void gone(Response answer, String problem) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(410);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:lucarne:problem:" + problem);
  }
}
