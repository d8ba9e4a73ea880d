package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.problem.RequestId;
import org.lucarne.start.LucarneTestResource;

/** Which addresses are links: what mail programs add is forgiven, what is forged tells nothing. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class LinkAddressQuarkusTest {
  private static final Set<String> OF_THE_MOMENT = Set.of("Date", RequestId.HEADER);

  @Inject SessionFactory sessions;

  @ParameterizedTest
  @ValueSource(
      strings = {".", ")", "%23abc", "%2523abc", "%3E", ",", "/", "%22", ";", "!", "%E2%80%A6"})
  void whatMailProgramsLeaveBehindALinkIsPassedOver(String tail) {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));

    Api.misuse().get(share.linkPath() + tail).then().statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "0", "-", "_", "abc", "%C3%A9"})
  void whatGoesOnLikeATokenIsNone(String tail) {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));

    Api.misuse().get(share.linkPath() + tail).then().statusCode(404);
  }

  @Test
  void malformedUnknownAndBadlySignedTokensAreAnsweredAlike() {
    for (String accept : new String[] {"text/html", "application/json"}) {
      List<Map<String, String>> answers =
          wrongTokens().stream()
              .map(token -> Api.misuse().header("Accept", accept).get("/s/" + token))
              .map(LinkAddressQuarkusTest::comparable)
              .distinct()
              .toList();

      assertThat(answers).hasSize(1);
      assertThat(answers.getFirst()).containsEntry("status", "404");
    }
  }

  @Test
  void clicksOnThemAreAnsweredAlikeToo() {
    assertThat(
            wrongTokens().stream()
                .map(token -> Api.misuse().accept("application/json").post("/s/" + token + "/open"))
                .map(LinkAddressQuarkusTest::comparable)
                .distinct())
        .hasSize(1);
  }

  @Test
  void noRowIsReadForATokenThatIsNotGenuine() {
    Statistics statistics = sessions.getStatistics();
    statistics.setStatisticsEnabled(true);
    String genuine = TestShare.sent(TestShare.jpeg(1_000)).linkPath();
    assertThat(statements(statistics, List.of(genuine.substring(3)))).isPositive();

    // A sweep may read rows at the same time, but not three times in a row.
    assertThat(List.of(1, 2, 3))
        .anySatisfy(attempt -> assertThat(statements(statistics, wrongTokens())).isZero());
  }

  private static long statements(Statistics statistics, List<String> tokens) {
    long before = statistics.getPrepareStatementCount();
    tokens.forEach(token -> Api.misuse().get("/s/" + token));
    return statistics.getPrepareStatementCount() - before;
  }

  private static List<String> wrongTokens() {
    String genuine = TestShare.sent(TestShare.jpeg(1_000)).linkPath().substring(3);
    return List.of(
        "x",
        "A".repeat(44),
        "+".repeat(44),
        genuine.substring(0, 43),
        genuine.substring(0, 43) + "%3D",
        changed(genuine, 32),
        changed(genuine, 16),
        changed(genuine, 1),
        changed(genuine, 0),
        genuine + "A");
  }

  private static String changed(String token, int index) {
    byte[] bytes = Base64.getUrlDecoder().decode(token);
    bytes[index] ^= 4;
    return Base64.getUrlEncoder().encodeToString(bytes);
  }

  private static Map<String, String> comparable(Response response) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("status", Integer.toString(response.statusCode()));
    parts.put("body", response.asString().replaceAll("\"requestId\":\"[0-9a-f]+\"", ""));
    parts.put(
        "headers",
        response.headers().asList().stream()
            .filter(header -> !OF_THE_MOMENT.contains(header.getName()))
            .map(Header::toString)
            .sorted()
            .collect(Collectors.joining("\n")));
    return parts;
  }
}
