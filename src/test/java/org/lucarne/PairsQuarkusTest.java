package org.lucarne;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.time.AdvancingClock;

/**
 * Every two things that can be done to a share, its links and views, at the same moment: whatever
 * comes of it is what would have come of one after the other, in every column.
 *
 * <p>The moment is the worst one: all rows are locked until both have read what they read without a
 * lock, and wait for their first write.
 */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class PairsQuarkusTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @Inject AdvancingClock clock;
  @Inject DataSource database;

  /** A share, whoever looks at it, and what the requests that change it say. */
  private record Scene(
      TestShare share, @Nullable TestView opened, TestOwner owner, Instant declared) {
    TestView view() {
      return Objects.requireNonNull(opened);
    }

    RequestSpecification json(String body) {
      return owner.misuse().contentType("application/json").body(body);
    }

    String path() {
      return "/api/v1/shares/" + share.id();
    }

    String link() {
      return path() + "/links/" + share.linkId();
    }

    String in(int days) {
      return declared.plus(Duration.ofDays(days)).toString();
    }
  }

  /** What can be done where all pictures are there; each answers its status. */
  private static final Map<String, ToIntFunction<Scene>> AFTER = new LinkedHashMap<>();

  /** And while the last picture is still to come. */
  private static final Map<String, ToIntFunction<Scene>> BEFORE = new LinkedHashMap<>();

  static {
    AFTER.put("page", s -> s.view().call().get(s.view().url()).statusCode());
    AFTER.put("picture", s -> s.view().image(1).statusCode());
    AFTER.put("click", s -> TestView.click(s.share().linkPath()).statusCode());
    for (Map<String, ToIntFunction<Scene>> each : List.of(BEFORE, AFTER)) {
      each.put("link renamed", s -> s.json("{\"label\":\"other\"}").patch(s.link()).statusCode());
      each.put(
          "link shortened",
          s -> s.json("{\"expiresAt\":\"" + s.in(2) + "\"}").patch(s.link()).statusCode());
      each.put("link revoked", s -> s.owner().misuse().delete(s.link()).statusCode());
      each.put("link issued", s -> s.json("{}").post(s.path() + "/links").statusCode());
      each.put(
          "share shortened",
          s -> s.json("{\"expiresAt\":\"" + s.in(3) + "\"}").patch(s.path()).statusCode());
      each.put("share deleted", s -> s.owner().misuse().delete(s.path()).statusCode());
    }
    BEFORE.put("last picture sent", s -> s.share().put(2).statusCode());
  }

  @TestFactory
  Stream<DynamicTest> whatMeetsIsAsIfItHadNotMet() {
    return Stream.concat(pairs("after", AFTER, true), pairs("before", BEFORE, false));
  }

  /** Otherwise the comparison would prove nothing. */
  @Test
  void everyOperationCanBeSeenInTheColumns() {
    for (ToIntFunction<Scene> operation : AFTER.values()) {
      Scene scene = scene(true);
      List<String> before = StateOf.share(scene.share().id());
      assertThat(operation.applyAsInt(scene)).isBetween(200, 299);
      assertThat(StateOf.share(scene.share().id())).isNotEqualTo(before);
    }
  }

  private Stream<DynamicTest> pairs(
      String when, Map<String, ToIntFunction<Scene>> operations, boolean complete) {
    List<String> names = List.copyOf(operations.keySet());
    List<DynamicTest> tests = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      for (int j = i; j < names.size(); j++) {
        String one = names.get(i);
        String other = names.get(j);
        tests.add(
            DynamicTest.dynamicTest(
                when + ": " + one + ", " + other,
                () -> check(operations.get(one), operations.get(other), complete)));
      }
    }
    return tests.stream();
  }

  private void check(ToIntFunction<Scene> one, ToIntFunction<Scene> other, boolean complete)
      throws Exception {
    List<String> outcome = together(one, other, scene(complete));
    List<String> oneFirst = inOrder(one, other, scene(complete), false);
    List<String> otherFirst = inOrder(other, one, scene(complete), true);
    if (outcome.getLast().contains("410")) {
      // Who looks comes in first, and is noted, and then takes. What was ended in between is gone.
      assertThat(lookedAt(outcome)).isIn(lookedAt(oneFirst), lookedAt(otherFirst));
    } else {
      assertThat(outcome).isIn(oneFirst, otherFirst);
    }
  }

  private static List<String> lookedAt(List<String> outcome) {
    return outcome.subList(0, outcome.size() - 1).stream()
        .map(row -> row.replaceFirst("last_seen_at=\\d+ min", "last_seen_at=noted"))
        .toList();
  }

  private Scene scene(boolean complete) {
    TestOwner owner = TestOwner.fresh();
    TestShare share = new TestShare(TestShare.jpeg(300), TestShare.jpeg(301));
    share.link().put("maxViews", 2);
    Instant declared = clock.now();
    share.declareAs(owner.call());
    share.put(1).then().statusCode(201);
    if (!complete) {
      return new Scene(share, null, owner, declared);
    }
    share.put(2).then().statusCode(201);
    TestView view = TestView.of(share);
    // Within a minute the view would not be noted as seen; after two its reservation would lapse.
    clock.advance(Duration.ofSeconds(90));
    return new Scene(share, view, owner, declared);
  }

  private static List<String> inOrder(
      ToIntFunction<Scene> first, ToIntFunction<Scene> second, Scene scene, boolean swapped) {
    int one = first.applyAsInt(scene);
    int two = second.applyAsInt(scene);
    return outcome(scene, swapped ? two : one, swapped ? one : two);
  }

  private List<String> together(ToIntFunction<Scene> one, ToIntFunction<Scene> other, Scene scene)
      throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(2);
        Connection lock = database.getConnection()) {
      lock.setAutoCommit(false);
      lockAll(lock, scene.share().id());
      Future<Integer> first = threads.submit(() -> one.applyAsInt(scene));
      Future<Integer> second = threads.submit(() -> other.applyAsInt(scene));
      awaitDoneOrBlocked(first, second);
      lock.rollback();
      return outcome(scene, first.get(), second.get());
    }
  }

  private static void lockAll(Connection connection, String share) throws SQLException {
    for (String rows :
        List.of(
            "share r WHERE r.id = ?",
            "link r WHERE r.share_id = ?",
            "view r WHERE r.link_id IN (SELECT id FROM link WHERE share_id = ?)",
            "stored_object r WHERE r.share_id = ?")) {
      try (PreparedStatement statement =
          connection.prepareStatement("SELECT 1 FROM " + rows + " FOR NO KEY UPDATE OF r")) {
        statement.setString(1, share);
        statement.execute();
      }
    }
  }

  private static void awaitDoneOrBlocked(Future<?> first, Future<?> second)
      throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < deadline) {
      long done = Stream.of(first, second).filter(Future::isDone).count();
      if (done + blocked() >= 2) {
        return;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("neither done nor waiting for a lock");
  }

  private static long blocked() {
    return Rows.count(
        "SELECT count(*) FROM pg_stat_activity"
            + " WHERE datname = current_database() AND wait_event_type = 'Lock'");
  }

  private static List<String> outcome(Scene scene, int one, int other) {
    List<String> outcome = new ArrayList<>(StateOf.share(scene.share().id()));
    outcome.add(one + " and " + other);
    return outcome;
  }
}
