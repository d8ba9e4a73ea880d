package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.LinkRows;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.retention.Sweep;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** A genuine link that has ended says why, to persons and to programs. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class EndedLinkQuarkusTest {
  @Inject AdvancingClock clock;
  @Inject Sweep sweep;
  @Inject LinkRows rows;

  @Test
  void anExpiredLinkIsGone() {
    TestShare share = new TestShare(TestShare.jpeg(1_000));
    share.link().put("expiresIn", "PT10M");
    share.declare().sendAll();

    clock.advance(Duration.ofMinutes(10));

    assertGone(share, "link-expired");
  }

  @Test
  void aLinkExpiresWithItsShare() {
    TestShare share = new TestShare(TestShare.jpeg(1_000));
    share.request().put("expiresIn", "PT10M");
    share.declare().sendAll();

    clock.advance(Duration.ofMinutes(10));

    assertGone(share, "link-expired");
  }

  @Test
  void aRevokedLinkIsGone() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));

    Api.sender()
        .delete("/api/v1/shares/" + share.id() + "/links/" + share.linkId())
        .then()
        .statusCode(204);

    assertGone(share, "link-revoked");
  }

  @Test
  void aLinkThatWasOpenedAsOftenAsItAllowsIsGoneForOthers() {
    TestShare share = TestShare.sentWithMaxViews(1, TestShare.jpeg(1_000));
    TestView view = TestView.of(share);
    view.image(1).then().statusCode(200);

    assertGone(share, "link-exhausted");
    view.image(1).then().statusCode(200);
    view.call().get(view.url()).then().statusCode(200);
  }

  @Test
  void theLinkOfADeletedShareIsGoneAndUnknownOnceItsRowIsPurged() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    Api.sender().delete("/api/v1/shares/" + share.id()).then().statusCode(204);

    assertGone(share, "share-deleted");

    rows.ageDeletion(share.id());
    sweep.sweep();
    Api.call().get(share.linkPath()).then().statusCode(404);
    TestView.click(share.linkPath()).then().statusCode(404);
  }

  private static void assertGone(TestShare share, String slug) {
    String page =
        Api.call()
            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            .get(share.linkPath())
            .then()
            .statusCode(410)
            .contentType("text/html;charset=UTF-8")
            .extract()
            .asString();
    assertThat(page).contains("<h1>").doesNotContain("<form");
    Api.call().head(share.linkPath()).then().statusCode(410);
    assertThat(
            Api.call()
                .accept("application/json")
                .get(share.linkPath())
                .then()
                .statusCode(410)
                .contentType("application/problem+json")
                .extract()
                .jsonPath()
                .getString("type"))
        .isEqualTo("urn:lucarne:problem:" + slug);
    assertThat(
            TestView.click(share.linkPath())
                .then()
                .statusCode(410)
                .extract()
                .jsonPath()
                .getString("type"))
        .isEqualTo("urn:lucarne:problem:" + slug);
  }
}
