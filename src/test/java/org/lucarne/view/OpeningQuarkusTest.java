package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.LinkRows;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;

/** What a click gives: a view, and the cookie that opens it. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class OpeningQuarkusTest {
  @Inject LinkRows rows;

  @Test
  void aFormIsLedToTheGallery() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));

    Response answer =
        Api.call()
            .header("Origin", Api.origin())
            .accept("text/html")
            .contentType("application/x-www-form-urlencoded")
            .body("proof=")
            .post(share.linkPath() + "/open");

    answer.then().statusCode(303);
    assertThat(Api.path(answer.header("Location"))).matches("/v/[A-Za-z0-9_-]{22}");
  }

  @Test
  void aProgramGetsTheViewWhichIsTheSameAtItsAddress() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000), TestShare.jpeg(2_000));
    Response answer = TestView.click(share.linkPath());

    String view = answer.then().statusCode(200).extract().jsonPath().getString("view");

    assertThat(answer.jsonPath().getInt("imageCount")).isEqualTo(2);
    assertThat(answer.jsonPath().getInt("images[1].renditions[0].size")).isEqualTo(2_000);
    String cookie = answer.header("Set-Cookie").replaceAll(";.*", "");
    assertThat(
            Api.call()
                .header("Cookie", cookie)
                .accept("application/json")
                .get("/v/" + view)
                .asString())
        .isEqualTo(answer.asString());
  }

  @Test
  void theCookieIsForThisHostAloneAndOutOfReachOfScripts() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));

    Response answer = TestView.click(share.linkPath());

    String[] parts = answer.header("Set-Cookie").split("; ");
    assertThat(parts[0])
        .matches("__Host-lucarne-" + answer.jsonPath().getString("view") + "=[A-Za-z0-9_-]{22}");
    assertThat(Arrays.copyOfRange(parts, 1, parts.length))
        .containsExactlyInAnyOrder(
            "Path=/", "Max-Age=43200", "Secure", "HttpOnly", "SameSite=Strict");
  }

  @Test
  void openingAgainInTheSameBrowserIsTheSameView() {
    TestShare share = TestShare.sentWithMaxViews(2, TestShare.jpeg(1_000));
    TestView view = TestView.of(share);

    Response again =
        view.call()
            .header("Origin", Api.origin())
            .accept("application/json")
            .post(share.linkPath() + "/open");

    again.then().statusCode(200);
    assertThat(again.jsonPath().getString("url")).isEqualTo(view.url());
    assertThat(rows.viewsOpened(share.linkId())).isEqualTo(1);
  }

  @Test
  void theBrowserThatUsedUpTheLinkFindsItsViewAgain() {
    TestShare share = TestShare.sentWithMaxViews(1, TestShare.jpeg(1_000));
    TestView view = TestView.of(share);
    view.image(1).then().statusCode(200);
    TestView.click(share.linkPath()).then().statusCode(410);

    view.call()
        .header("Origin", Api.origin())
        .accept("application/json")
        .post(share.linkPath() + "/open")
        .then()
        .statusCode(200)
        .body("url", org.hamcrest.Matchers.equalTo(view.url()));
  }

  @Test
  void aPendingLinkCannotBeOpenedYet() {
    TestShare share = new TestShare(TestShare.jpeg(1_000)).declare();

    assertThat(
            TestView.click(share.linkPath())
                .then()
                .statusCode(409)
                .extract()
                .jsonPath()
                .getString("type"))
        .isEqualTo("urn:lucarne:problem:share-incomplete");
  }

  @Test
  void bodiesThatAreNoClickAreRefused() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));

    post(share, "application/json", "{\"door\":1}").then().statusCode(422);
    post(share, "application/json", "{\"passphrase\":1}").then().statusCode(422);
    post(share, "application/json", "{").then().statusCode(400);
    post(share, "application/json", "null").then().statusCode(400);
    post(share, "application/json", " ".repeat(5_000) + "{}").then().statusCode(413);
    post(share, "application/x-www-form-urlencoded", "proof=%zz").then().statusCode(400);
    post(share, "text/plain", "proof=1").then().statusCode(415);
    assertThat(rows.viewsOpened(share.linkId())).isZero();

    post(share, "application/json", "{}").then().statusCode(200);
  }

  private static Response post(TestShare share, String type, String body) {
    return Api.misuse()
        .header("Origin", Api.origin())
        .accept("application/json")
        .contentType(type)
        .body(body)
        .post(share.linkPath() + "/open");
  }
}
