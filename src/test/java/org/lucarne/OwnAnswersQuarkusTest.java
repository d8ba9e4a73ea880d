package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.lucarne.start.LucarneTestResource;

/** Many callers at once: each answer is about its own call. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class OwnAnswersQuarkusTest {
  private static final int CALLERS = 200;
  private static final int CALLS = 5;
  private static final int SHARES = 20;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void nobodyGetsTheAnswerToSomebodyElse() {
    List<TestOwner> owners = new ArrayList<>();
    List<TestShare> shares = new ArrayList<>();
    for (int i = 0; i < SHARES; i++) {
      owners.add(TestOwner.fresh());
      shares.add(new TestShare(TestShare.jpeg(100 + i)).declareAs(owners.get(i).call()));
    }

    List<List<String>> strange =
        Parallel.times(
            CALLERS,
            caller -> {
              int own = caller % SHARES;
              List<String> found = new ArrayList<>();
              for (int i = 0; i < CALLS; i++) {
                TestShare asked = shares.get((own + i) % SHARES);
                found.addAll(strange(owners.get(own), asked, shares.get(own)));
              }
              return found;
            });

    assertThat(strange.stream().flatMap(List::stream)).isEmpty();
  }

  /** The canary is an id that a proxy gives: it comes back in a header, and in each problem. */
  private List<String> strange(TestOwner owner, TestShare asked, TestShare own) {
    String canary =
        "%016x%016x"
            .formatted(
                ThreadLocalRandom.current().nextLong(), ThreadLocalRandom.current().nextLong());
    HttpResponse<String> answer = read(asked.id(), owner.token(), canary);
    JsonPath body = JsonPath.from(answer.body());
    List<String> strange = new ArrayList<>();
    String id = answer.headers().firstValue("X-Request-Id").orElse("");
    if (!canary.equals(id)) {
      strange.add("the id " + id + " for " + canary);
    }
    if (asked == own) {
      if (answer.statusCode() != 200 || !own.id().equals(body.getString("id"))) {
        strange.add(answer.statusCode() + " for the own share");
      }
    } else if (answer.statusCode() != 404 || !canary.equals(body.getString("requestId"))) {
      strange.add(answer.statusCode() + " for a foreign share");
    }
    return strange;
  }

  private HttpResponse<String> read(String id, String token, String canary) {
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:" + RestAssured.port + "/api/v1/shares/" + id))
            .header("Authorization", "Bearer " + token)
            .header("X-Request-Id", canary)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
