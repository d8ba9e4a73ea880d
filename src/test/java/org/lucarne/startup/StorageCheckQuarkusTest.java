package org.lucarne.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.Rows;
import org.lucarne.TestShare;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;

/** After a restore: storage is compared with what the rows promise. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class StorageCheckQuarkusTest {
  @Inject Config config;
  @Inject ObjectStore store;

  private record Said(int code, String out, String err) {
    boolean tells(TestShare share, String what) {
      return out.lines().anyMatch(line -> line.contains(share.id()) && line.endsWith(what));
    }
  }

  @Test
  void whatIsWholeIsNotMentioned() {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    assertThat(check("--digests").out()).doesNotContain(share.id()).contains("objects checked: ");
  }

  @Test
  void aMissingObjectIsNamed() throws IOException {
    TestShare share = TestShare.sent(TestShare.jpeg(1_000));
    store.delete(new ObjectKey(Rows.text(KEY, share.id())));

    Said said = check();

    assertThat(said.tells(share, "is missing in storage")).isTrue();
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
    assertThat(check("--digests").tells(share, "has other bytes in storage")).isTrue();
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

  /** What is amiss must not be so for the other tests of this process. */
  private static void forget(TestShare share) {
    Api.sender().delete("/api/v1/shares/" + share.id()).then().statusCode(204);
  }

  private Said check(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        new Commands(variables(), Path.of("/nowhere"), new PrintStream(out), new PrintStream(err))
            .run(Stream.concat(Stream.of("storage", "check"), Stream.of(arguments)).toList());
    return new Said(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The settings of the service under test, as variables. */
  private Map<String, String> variables() {
    Map<String, String> variables = new TreeMap<>();
    for (String name : config.getPropertyNames()) {
      if (name.startsWith("lucarne.s3.") || name.equals("lucarne.storage")) {
        config
            .getOptionalValue(name, String.class)
            .ifPresent(value ->
                variables.put(name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_"), value));
      }
    }
    variables.put("LUCARNE_HOME", text("lucarne.home"));
    variables.put("LUCARNE_DATABASE_URL", text("quarkus.datasource.jdbc.url"));
    variables.put("LUCARNE_DATABASE_USER", text("lucarne.database.user"));
    variables.put("LUCARNE_DATABASE_PASSWORD_FILE", text("lucarne.database.password-file"));
    return variables;
  }

  private String text(String property) {
    return config.getValue(property, String.class);
  }
}
