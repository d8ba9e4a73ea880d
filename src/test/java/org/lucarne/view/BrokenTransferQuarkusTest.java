package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucarne.Arrival;
import org.lucarne.Arrival.Protocol;
import org.lucarne.LinkRows;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.storage.SpoiltStorage;
import org.lucarne.storage.SpoiltStorage.Damage;

/**
 * Bytes that storage spoils never look like a whole picture: they end as a problem, or as a
 * transfer that breaks before its announced length.
 */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class BrokenTransferQuarkusTest {
  private static final int SMALL = 1_000_000;

  /** With a last chunk so short that any answer to a fault would fill it up. */
  private static final int LARGE = 145 * 64 * 1024 + 100;

  private static final long MIDDLE = 5_000_000;
  private static @Nullable TestShare shared;

  @Inject LinkRows rows;

  static Stream<Arguments> cases() {
    return Arrays.stream(Protocol.values())
        .flatMap(p -> Arrays.stream(Damage.values()).map(damage -> Arguments.of(p, damage)));
  }

  @AfterEach
  void repair() throws Exception {
    SpoiltStorage.repair();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSpoiltSmallPictureIsAProblemAndNotCounted(Protocol protocol, Damage damage)
      throws Exception {
    TestShare share = share();
    TestView view = TestView.of(share);
    int counted = rows.viewsCounted(share.linkId());
    damage.at(rows.storageKey(share.id(), 1), 700_000);

    for (String query : List.of("", "?download")) {
      Arrival arrival = fetch(protocol, view, "/images/1/original" + query);

      assertProblem(arrival);
    }

    assertThat(rows.viewsCounted(share.linkId())).isEqualTo(counted);
    SpoiltStorage.repair();
    assertThat(fetch(protocol, view, "/images/1/original").body()).isEqualTo(share.picture(1));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLargePictureSpoiltInTheMiddleNeverArrivesWhole(Protocol protocol, Damage damage)
      throws Exception {
    TestShare share = share();
    TestView view = TestView.of(share);
    damage.at(rows.storageKey(share.id(), 2), MIDDLE);

    for (String query : List.of("", "?download")) {
      Arrival arrival = fetch(protocol, view, "/images/2/original" + query);

      assertBrokenOff(arrival, share.picture(2));
    }

    SpoiltStorage.repair();
    assertThat(fetch(protocol, view, "/images/2/original").body()).isEqualTo(share.picture(2));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLargePictureSpoiltAtItsBeginningIsAProblemAndNotCounted(Protocol protocol, Damage damage)
      throws Exception {
    TestShare share = share();
    TestView view = TestView.of(share);
    int counted = rows.viewsCounted(share.linkId());
    damage.at(rows.storageKey(share.id(), 2), 1_000);

    assertProblem(fetch(protocol, view, "/images/2/original"));

    assertThat(rows.viewsCounted(share.linkId())).isEqualTo(counted);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLargePictureSpoiltInItsLastChunkNeverArrivesWhole(Protocol protocol, Damage damage)
      throws Exception {
    TestShare share = share();
    TestView view = TestView.of(share);
    damage.at(rows.storageKey(share.id(), 2), share.file(2).length - 1);

    assertBrokenOff(fetch(protocol, view, "/images/2/original"), share.picture(2));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void anArchiveWithASpoiltPictureNeverArrivesWhole(Protocol protocol, Damage damage)
      throws Exception {
    TestShare share = share();
    TestView view = TestView.of(share);
    byte[] whole = fetch(Protocol.HTTP_1_1, view, "/archive").body();
    damage.at(rows.storageKey(share.id(), 2), MIDDLE);

    assertBrokenOff(fetch(protocol, view, "/archive"), whole);
  }

  private static void assertProblem(Arrival arrival) {
    assertThat(arrival.status()).isIn(500, 503);
    assertThat(arrival.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(arrival.endedCleanly()).isTrue();
    assertThat(arrival.header("Retry-After").isEmpty()).isEqualTo(arrival.status() == 500);
  }

  private static void assertBrokenOff(Arrival arrival, byte[] whole) {
    if (arrival.status() >= 500) {
      assertProblem(arrival);
      return;
    }
    assertThat(arrival.looksWhole()).isFalse();
    assertThat(arrival.body().length).isLessThan(whole.length);
    assertThat(Arrays.mismatch(arrival.body(), whole)).isIn(-1, arrival.body().length);
  }

  private static Arrival fetch(Protocol protocol, TestView view, String address) throws Exception {
    return protocol.get(view.url() + address, "Cookie: " + view.cookie());
  }

  private static TestShare share() {
    TestShare present = shared;
    if (present == null || present.read().getString("state").equals("expired")) {
      present = TestShare.sent(TestShare.jpeg(SMALL), TestShare.jpeg(LARGE));
      shared = present;
    }
    return present;
  }
}
