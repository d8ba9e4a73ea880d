package org.lucarne.bound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

/** How many transfers there may be at a time, and which of them are broken off. */
class TransferBoundsTest {
  private static final String HERE = "127.0.0.1";
  private static final String ELSEWHERE = "192.0.2.7";
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final Networks networks =
      new Networks(new TrustedProxies(List.of("192.0.2.99", "198.51.100.0/24")));
  private final List<CountDownLatch> brokenOff = new ArrayList<>();
  private final TransferBounds bounds = bounds(Duration.ZERO);

  private TransferBounds bounds(Duration patience) {
    return new TransferBounds(
        new Bounds(1_000, 1_000, 40), networks, new BoundMeters(meters), patience);
  }

  private Peer peer() {
    CountDownLatch broken = new CountDownLatch(1);
    brokenOff.add(broken);
    return new Peer() {
      @Override
      public boolean isGone() {
        return false;
      }

      @Override
      public void breakOff() {
        broken.countDown();
      }
    };
  }

  private Seat in(String share, String object) {
    return bounds.in(share, object, HERE, peer());
  }

  private static void assertBusy(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ProblemException.class,
            busy -> {
              assertThat(busy.type()).isEqualTo(ProblemType.TEMPORARILY_UNAVAILABLE);
              assertThat(busy.retryAfter()).isNotNull();
            });
  }

  @Test
  void anObjectIsSentTwiceAtATimeAndNotThreeTimes() {
    Seat first = in("a", "1 original");
    in("a", "1 original");
    assertBusy(() -> in("a", "1 original"));
    in("a", "2 original");
    in("b", "1 original");

    first.close();

    in("a", "1 original");
    assertBusy(() -> in("a", "1 original"));
  }

  @Test
  void aPlaceIsGivenBackOnce() {
    Seat first = in("a", "1 original");
    in("a", "1 original");

    first.close();
    first.close();

    in("a", "1 original");
    assertBusy(() -> in("a", "1 original"));
  }

  @Test
  void oneShareDoesNotTakeAllPlacesForSending() {
    for (int i = 0; i < Bounds.TRANSFERS_PER_SHARE; i++) {
      in("a", i + " original");
    }
    assertBusy(() -> in("a", "99 original"));
    in("b", "1 original");
  }

  @Test
  void oneLinkDoesNotTakeAllPlacesForReading() {
    for (int i = 0; i < 10; i++) {
      bounds.out("a", "link", HERE, peer());
    }
    assertBusy(() -> bounds.out("a", "link", HERE, peer()));
    bounds.out("a", "other", HERE, peer());
  }

  @Test
  void readersDoNotKeepSendersOut() {
    for (int i = 0; i < 30; i++) {
      bounds.out("a" + i, "link" + i, HERE, peer());
    }
    assertBusy(() -> bounds.out("b", "link", HERE, peer()));
    for (int i = 0; i < 10; i++) {
      in("c" + i, "1 original");
    }
    assertBusy(() -> in("d", "1 original"));
  }

  @Test
  void oneNetworkDoesNotTakeAllPlacesUnlessEverybodyComesThroughIt() {
    for (int i = 0; i < 20; i++) {
      bounds.out("a" + i, "link" + i, i % 2 == 0 ? ELSEWHERE : "::ffff:" + ELSEWHERE, peer());
    }
    assertBusy(() -> bounds.out("b", "link", ELSEWHERE, peer()));
    bounds.out("b", "link", "192.0.2.99", peer());
    bounds.out("b", "link", HERE, peer());
    bounds.out("b", "link", "2001:db8::1", peer());
  }

  @Test
  void whoeverWaitsGetsThePlaceThatComesFree() throws Exception {
    TransferBounds patient = bounds(Duration.ofMinutes(5));
    Seat first = patient.in("a", "1 original", HERE, peer());
    Seat second = patient.in("a", "1 original", HERE, peer());
    CompletableFuture<Seat> third = new CompletableFuture<>();
    Thread waiting =
        Thread.ofVirtual().start(() -> third.complete(patient.in("a", "1 original", HERE, peer())));
    while (waiting.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    assertThat(third).isNotDone();

    second.close();

    assertThat(third.get(5, TimeUnit.MINUTES).hadToWait()).isTrue();
    assertThat(first.hadToWait()).isFalse();
  }

  @Test
  void aPeerThatMovesTooLittleInItsTurnIsBrokenOff() throws Exception {
    Seat seat = in("a", "1 original");
    seat.waitForPeer(0);
    seat.moved(Seat.LEAST_BYTES - 1, 10 * SECOND);
    seat.waitForPeer(10 * SECOND);

    assertThat(seat.isTooSlow(29 * SECOND)).isFalse();
    assertThat(seat.isTooSlow(30 * SECOND)).isTrue();
  }

  @Test
  void aPeerIsNotBlamedForSlowStorage() {
    Seat seat = in("a", "1 original");
    seat.waitForPeer(0);
    seat.moved(1, SECOND);

    assertThat(seat.isTooSlow(1_000 * SECOND)).isFalse();
  }

  @Test
  void everyWindowIsJudgedByItself() {
    Seat seat = in("a", "1 original");
    seat.waitForPeer(0);
    seat.moved(100 * Seat.LEAST_BYTES, 30 * SECOND);
    assertThat(seat.isTooSlow(30 * SECOND)).isFalse();

    seat.waitForPeer(30 * SECOND);

    assertThat(seat.isTooSlow(60 * SECOND)).isTrue();
  }

  @Test
  void transfersOfAShareOrALinkThatEndsAreBrokenOffAndNoOthers() throws Exception {
    in("a", "1 original");
    in("b", "1 original");
    bounds.out("b", "link", HERE, peer());
    bounds.out("b", "other", HERE, peer());

    bounds.endShare("a");
    bounds.endLink("link");

    assertThat(brokenOff.get(0).await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(brokenOff.get(2).await(1, TimeUnit.MINUTES)).isTrue();
    assertThat(brokenOff.get(1).getCount()).isOne();
    assertThat(brokenOff.get(3).getCount()).isOne();
    assertThat(bounds.shares()).containsExactlyInAnyOrder("a", "b");
    assertThat(bounds.links()).containsExactlyInAnyOrder("link", "other");
    assertThat(meters.counter("lucarne.transfers.broken.off", "reason", "ended").count())
        .isEqualTo(2);
  }

  @Test
  void aTransferLastsAnHourAtMost() throws Exception {
    in("a", "1 original");

    bounds.look(System.nanoTime() + Seat.LONGEST.toNanos());

    assertThat(brokenOff.getFirst().await(1, TimeUnit.MINUTES)).isTrue();
  }
}
