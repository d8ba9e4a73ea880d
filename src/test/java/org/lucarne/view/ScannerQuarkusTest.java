package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.LinkRows;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** Programs that follow links on their own use up no view. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class ScannerQuarkusTest {
  private static final String[] PREFETCHES = {
    "Sec-Purpose: prefetch",
    "Sec-Purpose: prefetch;prerender",
    "Purpose: prefetch",
    "X-Purpose: preview",
    "X-Moz: prefetch"
  };

  @Inject LinkRows rows;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
        "Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5",
        "WhatsApp/2.23.20.0",
        "Twitterbot/1.0",
        "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)",
        "LinkedInBot/1.0 (compatible; Mozilla/5.0)",
        "Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)",
        "TelegramBot (like TwitterBot)",
        "Mozilla/5.0 (compatible; Applebot/0.1)",
        "Mozilla/4.0 (compatible; ms-office; MSOffice 16)",
        "Barracuda Sentinel (EE)",
        "Mimecast-URL-Protect/1.0",
        "Proofpoint-URL-Defense/2.0"
      })
  void aScannerThatFetchesTheLinkUsesUpNoView(String userAgent) {
    TestShare share = TestShare.sentWithMaxViews(1, TestShare.jpeg(1_000));

    Api.call().header("User-Agent", userAgent).head(share.linkPath()).then().statusCode(200);
    Api.call().header("User-Agent", userAgent).get(share.linkPath()).then().statusCode(200);

    assertThat(rows.viewsOpened(share.linkId())).isZero();
    assertThat(share.views()).isZero();
  }

  @Test
  void prefetchingALinkUsesUpNoViewNorMayItClick() {
    TestShare share = TestShare.sentWithMaxViews(1, TestShare.jpeg(1_000));

    for (String prefetch : PREFETCHES) {
      String[] header = prefetch.split(": ", 2);
      Api.call().header(header[0], header[1]).get(share.linkPath()).then().statusCode(200);
      Api.call()
          .header(header[0], header[1])
          .header("Sec-Fetch-Site", "same-origin")
          .header("Origin", Api.origin())
          .accept("application/json")
          .post(share.linkPath() + "/open")
          .then()
          .statusCode(403);
    }

    assertThat(rows.viewsOpened(share.linkId())).isZero();
    assertThat(share.views()).isZero();
  }
}
