package org.lucarne.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.object.StoredObjects;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/** Objects that storage will not delete hold up no others. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class UndeletableObjectsQuarkusTest {
  private static final String UNFIT = "!";

  @Inject Sweep sweep;
  @Inject StoredObjects objects;
  @Inject EntityManager database;
  @Inject AdvancingClock clock;

  @Test
  void whatWasTriedInVainWaitsLongerEachTimeAndLeavesTheTurnToOthers() {
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      keys.add(deletedShare());
    }
    String first = keys.getFirst();
    Instant now = clock.now();

    postpone(first, now);

    assertThat(due(now)).contains(keys.get(1), keys.get(2)).doesNotContain(first);
    assertThat(due(now.plusSeconds(59))).doesNotContain(first);
    assertThat(due(now.plusSeconds(61))).contains(first);

    postpone(first, now);
    postpone(first, now);

    assertThat(due(now.plusSeconds(239))).doesNotContain(first);
    assertThat(due(now.plusSeconds(241))).contains(first);

    for (int i = 0; i < 30; i++) {
      postpone(first, now);
    }
    assertThat(due(now.plus(Duration.ofHours(6)).plusSeconds(1))).contains(first);
  }

  @Test
  void aHundredAndFiftyThatCannotBeDeletedHoldUpNoOther() {
    List<String> stubborn = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      stubborn.addAll(deletedShareOfSix());
    }
    String good = deletedShare();
    // No storage has an object under such a key, and none is asked for it.
    renameAll(stubborn);

    sweep.sweep();

    assertThat(due(clock.now().plus(Duration.ofDays(1))))
        .doesNotContain(good)
        .filteredOn(key -> key.endsWith(UNFIT))
        .hasSize(stubborn.size());
    assertThat(due(clock.now())).filteredOn(key -> key.endsWith(UNFIT)).isEmpty();
  }

  private void renameAll(List<String> keys) {
    QuarkusTransaction.requiringNew()
        .run(() ->
            database
                .createNativeQuery(
                    "UPDATE stored_object SET storage_key = storage_key || :unfit"
                        + " WHERE storage_key IN (:keys)")
                .setParameter("unfit", UNFIT)
                .setParameter("keys", keys)
                .executeUpdate());
  }

  private List<String> deletedShareOfSix() {
    byte[][] pictures = new byte[6][];
    for (int i = 0; i < 6; i++) {
      pictures[i] = TestShare.jpeg(100 + i);
    }
    TestShare share = TestShare.sent(pictures);
    Api.sender().delete("/api/v1/shares/" + share.id()).then().statusCode(204);
    return keys(share);
  }

  @Test
  void whatIsGoneIsNotTriedAgain() {
    String key = deletedShare();
    postpone(key, clock.now());

    QuarkusTransaction.requiringNew().run(() -> objects.forget(key));

    assertThat(due(clock.now().plus(Duration.ofDays(1)))).doesNotContain(key);
  }

  private void postpone(String key, Instant now) {
    QuarkusTransaction.requiringNew().run(() -> objects.postponeDeletion(key, now));
  }

  private List<String> due(Instant now) {
    return QuarkusTransaction.requiringNew().call(() -> objects.keysToDelete(now, 100_000));
  }

  /** The storage key of the only object of a share that was deleted, and not swept yet. */
  private String deletedShare() {
    TestShare share = TestShare.sent(TestShare.jpeg(100));
    Api.sender().delete("/api/v1/shares/" + share.id()).then().statusCode(204);
    return keys(share).getFirst();
  }

  private List<String> keys(TestShare share) {
    return QuarkusTransaction.requiringNew()
        .call(() ->
            database
                .createNativeQuery(
                    "SELECT storage_key FROM stored_object"
                        + " WHERE share_id = :share AND rendition = 'original'",
                    String.class)
                .setParameter("share", share.id())
                .getResultList()
                .stream()
                .map(String.class::cast)
                .toList());
  }
}
