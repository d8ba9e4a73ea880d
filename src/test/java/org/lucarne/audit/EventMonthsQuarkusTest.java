package org.lucarne.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.lucarne.Rows;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** Each month's events are kept apart, and no event is ever refused for want of a month. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class EventMonthsQuarkusTest {
  private static final String PARTITION = "SELECT count(*) FROM pg_class WHERE relname = ?";

  @Inject EventMonths months;
  @Inject Events events;
  @Inject EntityManager database;

  @Test
  void theMonthsAheadAreMadeOnce() {
    prepare("2101-11-30T23:59:59Z");
    prepare("2101-11-30T23:59:59Z");

    assertThat(Rows.count(PARTITION, "event_2101_11")).isOne();
    assertThat(Rows.count(PARTITION, "event_2101_12")).isOne();
    assertThat(Rows.count(PARTITION, "event_2102_01")).isOne();
    assertThat(Rows.count(PARTITION, "event_2102_02")).isZero();
  }

  @Test
  void anEventIsKeptInItsMonth() {
    prepare("2103-05-01T00:00:00Z");
    String share = happens("2103-05-31T23:59:59.999Z");
    assertThat(Rows.count("SELECT count(*) FROM event_2103_05 WHERE share_id = ?", share)).isOne();
  }

  @Test
  void anEventOfAMonthThatNobodyMadeIsKeptAllTheSame() {
    String share = happens("2104-06-15T12:00:00Z");
    prepare("2104-06-15T12:00:00Z");

    assertThat(
            Rows.count(
                "SELECT count(*) FROM event_of_no_month WHERE share_id = ? AND type = ?",
                share,
                EventType.SHARE_CHANGED.slug()))
        .isOne();
    assertThat(Rows.count(PARTITION, "event_2104_06")).isZero();
    assertThat(Rows.count(PARTITION, "event_2104_07")).isOne();
  }

  @Test
  void onlyEmptyMonthsOfThePastAreDropped() {
    prepare("2105-01-01T00:00:00Z");
    happens("2105-02-10T00:00:00Z");

    drop("2105-05-01T00:00:00Z");

    assertThat(Rows.count(PARTITION, "event_2105_01")).isZero();
    assertThat(Rows.count(PARTITION, "event_2105_02")).isOne();
    assertThat(Rows.count(PARTITION, "event_2105_03")).as("not long past").isOne();
  }

  @Test
  void nobodyWaitsForAMonthToBeMade() {
    String share = happens("2106-01-01T00:00:00Z");
    QuarkusTransaction.requiringNew()
        .run(() -> {
          happens(share, "2106-01-02T00:00:00Z");
          prepare("2106-03-01T00:00:00Z");
          assertThat(Rows.count(PARTITION, "event_2106_03")).as("event is locked").isZero();
        });
    prepare("2106-03-01T00:00:00Z");
    assertThat(Rows.count(PARTITION, "event_2106_03")).isOne();
  }

  private void prepare(String now) {
    QuarkusTransaction.requiringNew().run(() -> months.prepare(Instant.parse(now)));
  }

  private void drop(String now) {
    QuarkusTransaction.requiringNew().run(() -> months.dropEmpty(Instant.parse(now)));
  }

  private String happens(String at) {
    String share = new TestShare(TestShare.jpeg(100)).declare().id();
    QuarkusTransaction.requiringNew().run(() -> happens(share, at));
    return share;
  }

  private void happens(String share, String at) {
    events.append(share, EventType.SHARE_CHANGED, Instant.parse(at));
    database.flush();
  }
}
