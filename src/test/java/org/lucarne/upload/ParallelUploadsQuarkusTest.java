package org.lucarne.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lucarne.Parallel;
import org.lucarne.Rows;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** Uploads that meet end in one stored object, and in one completion. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class ParallelUploadsQuarkusTest {

  @Test
  void ofTwentyUploadsOfOneObjectOneIsStoredAndAllAreWelcome() {
    TestShare share = new TestShare(TestShare.jpeg(300_000)).declare();
    Leftovers before = Leftovers.now();

    List<Integer> answers = Parallel.times(20, i -> share.put(1).statusCode());

    assertThat(answers).containsOnly(200, 201);
    assertThat(answers).filteredOn(status -> status == 201).hasSize(1);
    assertThat(Leftovers.now()).isEqualTo(before);
    assertThat(
            Rows.count(
                "SELECT count(*) FROM stored_object WHERE state = 'stored' AND share_id = ?",
                share.id()))
        .isEqualTo(1);
    assertThat(events(share, "object-stored")).isEqualTo(1);
    assertThat(events(share, "share-completed")).isEqualTo(1);
  }

  @Test
  void ofTwoDifferentFilesForOneObjectOneIsAConflict() {
    TestShare share = new TestShare(TestShare.jpeg(300_000)).declare();
    byte[] other = TestShare.encrypt(share.picture(1), share.key().recipient());
    List<Integer> answers =
        Parallel.times(2, i -> share.put(1, i == 0 ? share.file(1) : other).statusCode());
    assertThat(answers).containsExactlyInAnyOrder(201, 409);
  }

  @Test
  void twoLastObjectsAtTheSameMomentCompleteTheShare() {
    for (int round = 0; round < 30; round++) {
      TestShare share = new TestShare(TestShare.jpeg(100), TestShare.jpeg(101)).declare();
      assertThat(Parallel.times(2, i -> share.put(i + 1).statusCode())).containsOnly(201);
      assertThat(share.read().getString("state")).isEqualTo("complete");
      assertThat(events(share, "share-completed")).isEqualTo(1);
    }
  }

  private static long events(TestShare share, String type) {
    return Rows.count(
        "SELECT count(*) FROM event WHERE share_id = ? AND type = ?", share.id(), type);
  }
}
