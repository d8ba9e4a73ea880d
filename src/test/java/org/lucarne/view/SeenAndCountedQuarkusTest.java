package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.lucarne.Parallel;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/**
 * A page asks for all of its pictures at the same moment. A minute after the click the view is
 * noted as seen by each of these requests, while one of them counts it.
 */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class SeenAndCountedQuarkusTest {
  @Inject AdvancingClock clock;

  @RepeatedTest(20)
  void aViewThatIsSeenStaysCounted() {
    byte[][] pictures =
        IntStream.rangeClosed(1, 6).mapToObj(i -> TestShare.jpeg(500 + i)).toArray(byte[][]::new);
    TestShare share = TestShare.sentWithMaxViews(1, pictures);
    TestView view = TestView.of(share);
    clock.advance(Duration.ofSeconds(90));

    assertThat(Parallel.times(6, i -> view.image(i % 6 + 1).statusCode())).containsOnly(200);

    assertThat(Parallel.times(6, i -> view.image(i % 6 + 1).statusCode())).containsOnly(200);
    assertThat(share.views()).isOne();
  }

  @RepeatedTest(4)
  void aViewOfALinkWithoutALimitIsCountedOnce() {
    byte[][] pictures =
        IntStream.rangeClosed(1, 6).mapToObj(i -> TestShare.jpeg(600 + i)).toArray(byte[][]::new);
    TestShare share = TestShare.sent(pictures);
    TestView view = TestView.of(share);
    clock.advance(Duration.ofSeconds(90));

    Parallel.times(6, i -> view.image(i % 6 + 1).statusCode());
    clock.advance(Duration.ofSeconds(61));
    Parallel.times(6, i -> view.image(i % 6 + 1).statusCode());

    assertThat(share.views()).isOne();
  }
}
