package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.LinkRows;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** A view is reserved by a click, and counted by its first byte. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class CountingQuarkusTest {
  private static final String MANIFEST =
      "{\"version\":1,\"message\":\"Since when?\",\"images\":[]}";

  @Inject AdvancingClock clock;
  @Inject LinkRows rows;

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/images/1/original", "/images/1/original?download", "/manifest", "/archive"})
  void theFirstByteOfAnyObjectCountsTheViewOnce(String address) {
    TestShare share = withManifest();
    TestView view = TestView.of(share);
    assertThat(share.views()).isZero();

    view.call()
        .accept("*/*")
        .header("Accept", "text/html, */*")
        .get(view.url() + address)
        .then()
        .statusCode(200);
    view.call().get(view.url() + "/images/1/original").then().statusCode(200);

    assertThat(share.views()).isEqualTo(1);
  }

  @Test
  void headNeverCounts() {
    TestShare share = withManifest();
    TestView view = TestView.of(share);

    for (String address : List.of("", "/images/1/original", "/manifest", "/archive")) {
      view.call().head(view.url() + address).then().statusCode(200);
    }

    assertThat(share.views()).isZero();
  }

  @Test
  void theGalleryAloneCountsNothingWhereThereAreNoWordsToShow() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    TestView view = TestView.of(share);

    view.call().accept("text/html").get(view.url()).then().statusCode(200);
    view.call().accept("application/json").get(view.url()).then().statusCode(200);

    assertThat(share.views()).isZero();
  }

  @Test
  void anUnusedReservationLapsesAndItsViewWithIt() {
    TestShare share = TestShare.sentWithMaxViews(1, TestShare.jpeg(1_000));
    TestView unused = TestView.of(share);
    Response busy = TestView.click(share.linkPath());
    busy.then().statusCode(409).header("Retry-After", "30");
    assertThat(busy.jsonPath().getString("type")).isEqualTo("urn:lucarne:problem:link-busy");

    clock.advance(Duration.ofMinutes(2));

    unused.image(1).then().statusCode(404);
    TestView.of(share).image(1).then().statusCode(200);
    assertThat(share.views()).isEqualTo(1);
  }

  @Test
  void oneHundredClicksAtOnceOpenAnOnlyViewOnce() throws Exception {
    TestShare share = TestShare.sentWithMaxViews(1, TestShare.jpeg(1_000));

    List<Response> answers = atOnce(100, () -> TestView.click(share.linkPath()));

    assertThat(answers.stream().filter(answer -> answer.statusCode() == 200)).hasSize(1);
    assertThat(answers).allMatch(answer -> List.of(200, 409, 410).contains(answer.statusCode()));
    assertThat(rows.viewsOpened(share.linkId())).isEqualTo(1);
    Response opened = answers.stream().filter(a -> a.statusCode() == 200).findAny().orElseThrow();
    Api.call()
        .header("Cookie", opened.header("Set-Cookie").replaceAll(";.*", ""))
        .get(opened.jsonPath().getString("url") + "/images/1/original")
        .then()
        .statusCode(200);
    assertThat(share.views()).isEqualTo(1);
  }

  @Test
  void aViewThatAsksForAllPicturesAtOnceCountsOnce() throws Exception {
    TestShare share = TestShare.sentWithMaxViews(5, TestShare.jpeg(1_000));
    TestView view = TestView.of(share);

    List<Response> answers = atOnce(12, () -> view.image(1));

    assertThat(answers).allMatch(answer -> answer.statusCode() == 200);
    assertThat(share.views()).isEqualTo(1);
  }

  private static List<Response> atOnce(int times, Callable<Response> call) throws Exception {
    List<Response> answers = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
      for (Future<Response> answer :
          threads.invokeAll(Stream.generate(() -> call).limit(times).toList())) {
        answers.add(answer.get());
      }
    }
    return answers;
  }

  private static TestShare withManifest() {
    TestShare share = new TestShare(TestShare.jpeg(1_000));
    byte[] manifest = share.declareManifest(MANIFEST);
    share.declare().sendAll();
    share.putManifest(manifest).then().statusCode(201);
    return share;
  }
}
