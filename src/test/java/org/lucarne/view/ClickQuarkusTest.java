package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucarne.Api;
import org.lucarne.LinkRows;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** Who may click: a person on our own page, and nobody through another site. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class ClickQuarkusTest {
  private static final Pattern PROOF = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"");

  @Inject AdvancingClock clock;
  @Inject LinkRows rows;

  /** The first sign that is there decides alone: Sec-Fetch-Site, Origin, the hidden field. */
  @ParameterizedTest
  @CsvSource({
    "same-origin, right, right, 303",
    "same-origin, wrong, absent, 303",
    "same-origin, null, wrong, 303",
    "same-origin, absent, absent, 303",
    "same-site, right, right, 403",
    "cross-site, right, right, 403",
    "cross-site, absent, right, 403",
    "none, right, right, 403",
    "none, absent, right, 403",
    "Same-Origin, right, right, 403",
    "absent, right, absent, 303",
    "absent, right, wrong, 303",
    "absent, wrong, right, 403",
    "absent, wrong, absent, 403",
    "absent, prefix, right, 403",
    "absent, null, right, 303",
    "absent, null, wrong, 403",
    "absent, null, foreign, 403",
    "absent, null, absent, 403",
    "absent, absent, right, 303",
    "absent, absent, wrong, 403",
    "absent, absent, foreign, 403",
    "absent, absent, absent, 403",
  })
  void whoMayClick(String site, String origin, String field, int status) {
    TestShare share = TestShare.sentWithMaxViews(1, TestShare.jpeg(1_000));

    Response answer = click(share, site, origin, proof(field, share));

    answer.then().statusCode(status);
    assertThat(rows.viewsOpened(share.linkId())).isEqualTo(status == 303 ? 1 : 0);
    assertThat(answer.header("Set-Cookie") != null).isEqualTo(status == 303);
  }

  @Test
  void theHiddenFieldOfAnOldPageClicksNoMore() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    String proof = proof("right", share);

    clock.advance(Duration.ofMinutes(10));
    click(share, "absent", "absent", proof).then().statusCode(303);

    clock.advance(Duration.ofMinutes(11));
    click(share, "absent", "absent", proof).then().statusCode(403);
  }

  @Test
  void aRefusedClickIsToldWhereTheButtonIs() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));

    Response answer = click(share, "cross-site", "wrong", "");

    answer.then().statusCode(403).contentType("text/html;charset=UTF-8");
    assertThat(answer.asString()).contains("href=\"" + share.linkPath() + "\"");
    assertThat(
            Api.call()
                .header("Sec-Fetch-Site", "cross-site")
                .accept("application/json")
                .post(share.linkPath() + "/open")
                .jsonPath()
                .getString("type"))
        .isEqualTo("urn:lucarne:problem:cross-site-request");
  }

  private static Response click(TestShare share, String site, String origin, String proof) {
    RequestSpecification request =
        Api.call()
            .accept("text/html")
            .contentType("application/x-www-form-urlencoded")
            .body(proof.isEmpty() ? "other=a" : "proof=" + proof);
    if (!site.equals("absent")) {
      request.header("Sec-Fetch-Site", site);
    }
    switch (origin) {
      case "right" -> request.header("Origin", Api.origin());
      case "wrong" -> request.header("Origin", "https://evil.example");
      case "prefix" -> request.header("Origin", Api.origin() + ".evil.example");
      case "null" -> request.header("Origin", "null");
      default -> {}
    }
    return request.post(share.linkPath() + "/open");
  }

  private static String proof(String field, TestShare share) {
    return switch (field) {
      case "right" -> proofOf(share);
      case "foreign" -> proofOf(TestShare.sent(TestShare.jpeg(1_000)));
      case "wrong" -> "0.AAAAAAAAAAAAAAAAAAAAAA";
      default -> "";
    };
  }

  private static String proofOf(TestShare share) {
    Matcher field = PROOF.matcher(Api.call().get(share.linkPath()).asString());
    assertThat(field.find()).isTrue();
    return field.group(1);
  }
}
