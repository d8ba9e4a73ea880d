package org.lucarne.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.Rows;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** Shares whose last picture never came. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class AbandonedShareQuarkusTest {
  @Inject Sweep sweep;
  @Inject AdvancingClock clock;

  @Test
  void aShareThatWasNotCompleteInTimeExpiredAndItsBytesAreGone() {
    TestShare share = new TestShare(TestShare.jpeg(1_000), TestShare.jpeg(2_000)).declare();
    share.put(1).then().statusCode(201);

    clock.advance(Duration.ofHours(25));
    sweep.sweep();

    TestView.click(share.linkPath())
        .then()
        .statusCode(410)
        .body("type", equalTo("urn:lucarne:problem:link-expired"));
    assertThat(share.read().getString("state")).isEqualTo("deleted");
    assertThat(
            Rows.count(
                "SELECT count(*) FROM stored_object WHERE share_id = ? AND storage_key IS NOT NULL",
                share.id()))
        .isZero();
  }

  @Test
  void aShareThatGetsMoreTimeTakesUploadsForTheWholeWindow() {
    TestShare share = new TestShare(TestShare.jpeg(1_000));
    share.request().put("expiresIn", "PT1H");
    share.declare();
    Instant created = Instant.parse(share.declared().getString("createdAt"));

    String uploadBy =
        Api.sender()
            .contentType(ContentType.JSON)
            .body(Map.of("expiresAt", created.plus(Duration.ofDays(7)).toString()))
            .patch("/api/v1/shares/" + share.id())
            .then()
            .statusCode(200)
            .extract()
            .path("uploadBy");

    assertThat(Instant.parse(uploadBy)).isEqualTo(created.plus(Duration.ofHours(24)));
  }
}
