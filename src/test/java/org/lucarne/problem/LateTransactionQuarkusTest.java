package org.lucarne.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.Test;
import org.lucarne.TestShare;
import org.lucarne.share.Share;
import org.lucarne.start.LucarneTestResource;

/** A transaction whose time is over, wherever that is noticed: callers are told to come back. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class LateTransactionQuarkusTest {
  private static final String NAP = "SELECT CAST(pg_sleep(2.5) AS text)";

  @Inject EntityManager database;

  @Test
  void itsNextQueryIsAnOutage() {
    String id = new TestShare(TestShare.jpeg(100)).declare().id();
    assertOutage(() -> {
      nap();
      assertThat(database.find(Share.class, id)).isNotNull();
    });
  }

  @Test
  void itsLockedRowIsAnOutage() {
    String id = new TestShare(TestShare.jpeg(100)).declare().id();
    assertOutage(() -> {
      nap();
      database
          .createNativeQuery("SELECT id FROM share WHERE id = ? FOR UPDATE")
          .setParameter(1, id)
          .getSingleResult();
    });
  }

  @Test
  void itsEndIsAnOutage() {
    assertOutage(this::nap);
  }

  @Test
  void itsFlushIsAnOutage() {
    assertOutage(() -> {
      nap();
      database.flush();
    });
  }

  private void nap() {
    database.createNativeQuery(NAP).getSingleResult();
  }

  private static void assertOutage(Runnable work) {
    Throwable late = catchThrowable(() -> QuarkusTransaction.requiringNew().timeout(1).run(work));

    assertThat(late).isNotNull();
    assertThat(DatabaseOutage.isBehind(late)).as(late.toString()).isTrue();
  }
}
