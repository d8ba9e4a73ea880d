package org.lucarne.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.Rows;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;

/** After a restore: storage is compared with what the rows promise. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class StorageCheckQuarkusTest {
  @Inject Config config;
  @Inject ObjectStore store;

  @Test
  void whatIsWholeIsNotMentioned() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    assertThat(check("--digests").out()).doesNotContain(share.id()).contains("objects checked: ");
  }

  @Test
  void aMissingObjectIsNamed() throws IOException {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    store.delete(new ObjectKey(Rows.text(KEY, share.id())));

    CommandOnService.Said said = check();

    assertThat(tells(said, share, "is missing in storage")).isTrue();
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.err()).matches("Lucarne: of the objects that rows promise, \\d+ are amiss\n");
    replace(share, new byte[1]); // other tests count the files
    forget(share);
  }

  @Test
  void anObjectOfAnotherSizeIsNamed() throws IOException {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    replace(share, new byte[77]);
    assertThat(check().out()).containsPattern(share.id() + ".*has 77 bytes in storage, not \\d+\n");
    forget(share);
  }

  @Test
  void otherBytesAreFoundWhenTheyAreRead() throws IOException {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    replace(share, new byte[(int) Rows.count(SIZE, share.id())]);
    assertThat(check().out()).doesNotContain(share.id());
    assertThat(tells(check("--digests"), share, "has other bytes in storage")).isTrue();
    forget(share);
  }

  private static final String KEY =
      "SELECT storage_key FROM stored_object WHERE state = 'stored' AND share_id = ?";
  private static final String SIZE =
      "SELECT stored_bytes FROM stored_object WHERE state = 'stored' AND share_id = ?";

  private void replace(TestShare share, byte[] bytes) throws IOException {
    ObjectKey key = new ObjectKey(Rows.text(KEY, share.id()));
    store.delete(key);
    store.put(key, new ByteArrayInputStream(bytes), bytes.length);
  }

  private static boolean tells(CommandOnService.Said said, TestShare share, String what) {
    return said.out().lines().anyMatch(line -> line.contains(share.id()) && line.endsWith(what));
  }

  /** What is amiss must not be so for the other tests of this process. */
  private static void forget(TestShare share) {
    Api.sender().delete("/api/v1/shares/" + share.id()).then().statusCode(204);
  }

  private CommandOnService.Said check(String... arguments) {
    return CommandOnService.run(
        config, Stream.concat(Stream.of("storage", "check"), Stream.of(arguments)).toList());
  }
}
