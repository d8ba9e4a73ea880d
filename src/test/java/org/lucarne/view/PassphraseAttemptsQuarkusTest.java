package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.Parallel;
import org.lucarne.Rows;
import org.lucarne.SealedShare;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** Guessing a passphrase takes the link's secret, and is slowed down for everybody who guesses. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class PassphraseAttemptsQuarkusTest {
  @Inject AdvancingClock clock;

  /** What an earlier test of this class had counted of this network. */
  @BeforeEach
  void forget() {
    clock.advance(WrongKeys.EACH.multipliedBy(WrongKeys.AT_ONCE));
  }

  @Test
  void afterFiveWrongPassphrasesTheNextHasToWait() {
    SealedShare share = SealedShare.withPassphrase().declare().sendAll();
    for (int i = 0; i < 5; i++) {
      guess(share).then().statusCode(403);
    }
    Response sixth = guess(share);
    sixth.then().statusCode(429);
    assertThat(Integer.parseInt(sixth.header("Retry-After"))).isBetween(1, 5);
    share.click(share.accessKey(), share.gateKey()).then().statusCode(429);

    clock.advance(Duration.ofSeconds(6));
    share.click(share.accessKey(), share.gateKey()).then().statusCode(200);
    assertThat(failed(share)).isZero();
  }

  @Test
  void whoKnowsThePathAloneCannotMakeTheHolderWait() {
    SealedShare share = SealedShare.withPassphrase().declare().sendAll();
    for (int i = 0; i < WrongKeys.AT_ONCE; i++) {
      share.click(SealedShare.wrongKey(), SealedShare.wrongKey()).then().statusCode(403);
    }
    Response tooMany = share.click(SealedShare.wrongKey(), SealedShare.wrongKey());
    tooMany.then().statusCode(429);
    assertThat(Integer.parseInt(tooMany.header("Retry-After"))).isBetween(1, 4);
    assertThat(failed(share)).isZero();
    share.click(share.accessKey(), share.gateKey()).then().statusCode(200);

    SealedShare open = new SealedShare().declare().sendAll();
    open.click(SealedShare.wrongKey(), null);
    open.click(open.accessKey(), null).then().statusCode(200);
  }

  @Test
  void atOnceNoMoreAreLookedAtThanOneByOne() {
    SealedShare share = SealedShare.withPassphrase().declare().sendAll();
    List<Integer> statuses = Parallel.times(40, i -> guess(share).statusCode());
    assertThat(statuses.stream().filter(status -> status == 403)).hasSize(5);
    assertThat(statuses.stream().filter(status -> status == 429)).hasSize(35);
    assertThat(failed(share)).isEqualTo(5);
  }

  @Test
  void atTwentyThereIsALongPauseAndTheOwnerReadsOfIt() {
    SealedShare share = SealedShare.withPassphrase().declare().sendAll();
    Response opened = share.click(share.accessKey(), share.gateKey());
    String cookie = opened.header("Set-Cookie").replaceAll(";.*", "");
    String manifest = opened.jsonPath().getString("manifestUrl");
    Api.call().header("Cookie", cookie).get(manifest).then().statusCode(200);
    for (int i = 0; i < 20; i++) {
      guess(share).then().statusCode(403);
      if (i < 19) {
        clock.advance(Duration.ofMinutes(16));
        share.click(share.accessKey(), share.gateKey(), cookie).then().statusCode(200);
      }
    }
    Response next = guess(share);
    next.then().statusCode(429);
    assertThat(Integer.parseInt(next.header("Retry-After"))).isGreaterThan(11 * 3600);
    List<String> events =
        Api.sender()
            .get("/api/v1/shares/" + share.id() + "/events")
            .jsonPath()
            .getList("items.type");
    assertThat(events.stream().filter("passphrase-wrong"::equals)).hasSize(20);
    assertThat(events).containsOnlyOnce("too-many-attempts");

    share.click(share.accessKey(), share.gateKey(), cookie).then().statusCode(200);
    share.click(share.accessKey(), share.gateKey()).then().statusCode(429);
  }

  private static Response guess(SealedShare share) {
    return share.click(SealedShare.wrongKey(), share.gateKey());
  }

  private static long failed(SealedShare share) {
    return Rows.count("SELECT failed_attempts FROM link WHERE id = ?", share.linkId());
  }
}
