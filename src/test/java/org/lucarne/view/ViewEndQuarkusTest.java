package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** Who is let into a view, and for how long. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class ViewEndQuarkusTest {
  private static final List<String> ADDRESSES =
      List.of("", "/images/1/original", "/images/1/original?download", "/manifest", "/archive");

  @Inject AdvancingClock clock;

  @Test
  void aViewIsClosedToWhoeverHasNotItsCookie() {
    TestView mine = TestView.of(TestShare.sent(TestShare.jpeg(1_000)));
    TestView other = TestView.of(TestShare.sent(TestShare.jpeg(2_000)));
    String disguised =
        mine.cookie().replaceAll("=.*", "=") + other.cookie().replaceAll("^[^=]*=", "");

    for (String address : ADDRESSES) {
      Api.call().get(mine.url() + address).then().statusCode(404);
      Api.call().header("Cookie", other.cookie()).get(mine.url() + address).then().statusCode(404);
      Api.call().header("Cookie", disguised).get(mine.url() + address).then().statusCode(404);
    }
    mine.image(1).then().statusCode(200);
  }

  @Test
  void aViewEndsWithTheRevocationOfItsLink() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    TestView view = viewed(share);

    Api.sender()
        .delete("/api/v1/shares/" + share.id() + "/links/" + share.linkId())
        .then()
        .statusCode(204);

    assertEnded(view, 410);
  }

  @Test
  void aViewEndsWithTheDeletionOfItsShare() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    TestView view = viewed(share);

    Api.sender().delete("/api/v1/shares/" + share.id()).then().statusCode(204);

    assertEnded(view, 410);
  }

  @Test
  void aViewEndsAtTheVeryInstantOfItsLinksExpiry() {
    TestShare share = new TestShare(TestShare.jpeg(1_000));
    share.link().put("expiresIn", "PT5M");
    TestView view = viewed(share.declare().sendAll());

    clock.advance(Duration.ofMinutes(5));

    assertEnded(view, 410);
  }

  @Test
  void aViewThatIsUsedGoesOnAndAnIdleOneEnds() {
    TestView view = viewed(TestShare.sent(TestShare.jpeg(1_000)));

    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofMinutes(29));
      view.image(1).then().statusCode(200);
    }
    clock.advance(Duration.ofMinutes(31));

    assertEnded(view, 404);
  }

  @Test
  void noViewIsLongerThanTwelveHours() {
    TestView view = viewed(TestShare.sent(TestShare.jpeg(1_000)));

    for (int i = 0; i < 25; i++) {
      clock.advance(Duration.ofMinutes(28));
      view.image(1).then().statusCode(200);
    }
    clock.advance(Duration.ofMinutes(20));

    assertEnded(view, 404);
  }

  @Test
  void whereDownloadingIsNotAllowedNothingOffersItOrDoesIt() {
    TestShare share = new TestShare(TestShare.jpeg(1_000), TestShare.jpeg(2_000));
    share.link().put("download", false);
    TestView view = TestView.of(share.declare().sendAll());

    view.call().get(view.url() + "/images/1/original?download").then().statusCode(404);
    view.call().head(view.url() + "/images/1/original?download=1").then().statusCode(404);
    view.call().get(view.url() + "/archive").then().statusCode(404);
    view.call().head(view.url() + "/archive").then().statusCode(404);
    view.image(1).then().statusCode(404);
    assertThat(share.views()).isZero();
    String page = view.call().accept("text/html").get(view.url()).asString();
    assertThat(page).doesNotContain("href=\"" + view.url() + "/images");
    assertThat(page).doesNotContain("/archive");
    assertThat(view.call().accept("application/json").get(view.url()).asString())
        .contains("\"download\":false")
        .doesNotContain("archive");
  }

  private static TestView viewed(TestShare share) {
    TestView view = TestView.of(share);
    view.image(1).then().statusCode(200);
    return view;
  }

  private static void assertEnded(TestView view, int status) {
    for (String address : ADDRESSES) {
      view.call().get(view.url() + address).then().statusCode(status);
    }
  }
}
