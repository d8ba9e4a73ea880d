package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.LinkRows;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;

/** The page in front of the pictures. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class LandingQuarkusTest {
  @Inject LinkRows rows;

  @Test
  void theLandingPageSpeaksTheLanguageOfItsReader() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));

    assertThat(page(share, "fr-FR,fr;q=0.9,en;q=0.5")).contains("<html lang=\"fr\">");
    assertThat(page(share, "en-GB")).contains("<html lang=\"en\">");
    assertThat(page(share, "de")).contains("<html lang=\"en\">");
  }

  @Test
  void theLandingPageIsTheSameForEverybodyAlsoForWhoOpenedTheLink() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    String before = page(share, "en");
    TestView view = TestView.of(share);
    view.image(1).then().statusCode(200);

    String after =
        view.call()
            .header("Accept-Language", "en")
            .get(share.linkPath())
            .then()
            .extract()
            .asString();

    assertThat(withoutProof(after)).isEqualTo(withoutProof(before));
    assertThat(before).doesNotContain(share.id()).doesNotContain(share.linkId());
  }

  @Test
  void lookingAtALinkChangesNothing() {
    TestShare share = TestShare.sentWithMaxViews(1, TestShare.jpeg(1_000));
    String before = rows.traces(share.linkId());

    Api.call().get(share.linkPath()).then().statusCode(200).header("Set-Cookie", (String) null);
    Api.call().head(share.linkPath()).then().statusCode(200).header("Set-Cookie", (String) null);
    Api.misuse().options(share.linkPath());
    Api.misuse().options(share.linkPath() + "/open");
    Api.misuse().get(share.linkPath() + "/open");
    Api.misuse().head(share.linkPath() + "/open");

    assertThat(rows.traces(share.linkId())).isEqualTo(before);
  }

  @Test
  void headAnswersAsGetDoes() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));

    Api.call()
        .head(share.linkPath())
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .header("Vary", "Accept, Accept-Language");
  }

  @Test
  void aLinkWhosePicturesAreStillBeingSentSaysSoWithoutAButton() {
    TestShare share = new TestShare(TestShare.jpeg(1_000)).declare();

    String page = page(share, "en");

    assertThat(page).contains("still being sent").doesNotContain("<form");
    assertThat(rows.viewsOpened(share.linkId())).isZero();
  }

  private static String page(TestShare share, String language) {
    return Api.call()
        .header("Accept-Language", language)
        .get(share.linkPath())
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .extract()
        .asString();
  }

  private static String withoutProof(String page) {
    return page.replaceAll("name=\"proof\" value=\"[^\"]*\"", "");
  }
}
