package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** What a class of tests leaves in the process is gone before the next one. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class FreshMemoryQuarkusTest {
  private static final int MORE_THAN_ANYBODY_MAY = 60;

  @Inject AdvancingClock clock;

  @Test
  void theWrongKeysOfOneClassAreForgottenInTheNext() {
    SealedShare share = new SealedShare().declare().sendAll();
    for (int i = 0; i < MORE_THAN_ANYBODY_MAY; i++) {
      wrong(share);
    }
    wrong(share).then().statusCode(429);

    FreshMemory.renew();

    wrong(share).then().statusCode(403);
  }

  @Test
  void timeStandsStillWhateverTheServiceDoes() throws InterruptedException {
    Instant before = clock.now();
    TestShare.sent(TestShare.jpeg(100)).read();
    Thread.sleep(1_500);

    assertThat(clock.now()).isBefore(before.plusSeconds(1));
  }

  private static Response wrong(SealedShare share) {
    return share.click(SealedShare.wrongKey(), null);
  }
}
