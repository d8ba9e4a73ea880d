package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.SealedShare;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** Who cannot open a link because it was broken on its way pastes it, and goes on. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class FindLinkQuarkusTest {

  @Test
  void thePageOfALinkThatIsNoneTakesTheWholeLink() {
    Response page = Api.misuse().accept("text/html").get("/s/none");
    page.then().statusCode(404);
    assertThat(page.asString()).contains("action=\"/s/find\"", "name=\"link\"");
  }

  @Test
  void aPastedLinkLeadsToItsPageAndOpensNothing() {
    TestShare share = TestShare.sentWithMaxViews(1, TestShare.jpeg(100));

    Response found = paste(" <https://lucarne.example" + share.linkPath() + "> ");

    found.then().statusCode(303);
    assertThat(found.header("Location")).isEqualTo(share.linkPath());
    assertThat(found.header("Set-Cookie")).isNull();
  }

  @Test
  void whatIsNoLinkIsToldOnThePageThatAsks() {
    Response page = paste("https://elsewhere.example/s/none");

    page.then().statusCode(404);
    assertThat(page.asString()).contains("aria-invalid=\"true\"").doesNotContain("elsewhere");
    Api.misuse().contentType("text/plain").body("x").post("/s/find").then().statusCode(415);
  }

  /** A browser without scripts sends what stands behind the #: the owner should know. */
  @Test
  void aSecretThatWasPastedAlongIsReported() {
    SealedShare share = new SealedShare().declare().sendAll();

    Response found = paste("https://lucarne.example" + share.linkPath() + "#" + "A".repeat(22));

    found.then().statusCode(303);
    assertThat(found.header("Location")).isEqualTo(share.linkPath());
    assertThat(
            Api.sender()
                .get("/api/v1/shares/" + share.id() + "/events")
                .jsonPath()
                .getList("items.type"))
        .contains("code-exposed");
  }

  private static Response paste(String text) {
    return Api.misuse()
        .accept("text/html")
        .redirects()
        .follow(false)
        .formParam("link", text)
        .post("/s/find");
  }
}
