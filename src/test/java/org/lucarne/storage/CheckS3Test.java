package org.lucarne.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator is told about a bucket, and what is left in it. */
class CheckS3Test {
  private final S3Server server = S3Server.shared();
  private final Map<String, String> environment = new HashMap<>();
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void pointAtTheServer() {
    through(server.endpoint());
  }

  @Test
  void aFitBucketPassesAndKeepsWhatWasThere() throws Exception {
    ObjectKey somebodys = ObjectKey.fresh();
    try (S3ObjectStore store = server.store(server.endpoint(), Map.of())) {
      store.put(somebodys, TestSource.of(1000), 1000);
    }
    long before = server.objectCount();

    assertThat(check()).as(said()).isZero();

    assertThat(said())
        .contains("passed  what is stored is read back exactly: sizeBytes = 65536")
        .contains(" 0 failed")
        .contains("can use this bucket")
        .doesNotContain(server.secretKey(), server.accessKey());
    assertThat(server.objectCount()).isEqualTo(before);
    assertThat(server.readByOthers(somebodys.value())).isEqualTo(TestSource.bytes(1000));
  }

  @Test
  void aBucketThatGivesOtherBytesIsRefusedAndCleanedToo() throws Exception {
    long before = server.objectCount();
    try (FaultyS3 proxy = FaultyS3.before(server.endpoint())) {
      proxy.fault("GET", Fault.flipByteAt(0));
      through(proxy.endpoint());

      assertThat(check()).as(said()).isEqualTo(1);
    }
    assertThat(said())
        .contains("FAILED  what is stored is read back exactly: sizeBytes = 65536")
        .contains("cannot use this bucket")
        .doesNotContain("Try:");
    assertThat(server.objectCount()).isEqualTo(before);
  }

  @Test
  void aBucketThatIsMissingIsNamedAsSuch() {
    environment.put("LUCARNE_S3_BUCKET", "no-such-bucket");

    assertThat(check()).isEqualTo(1);

    assertThat(said()).contains("FAILED  the bucket answers").contains("LUCARNE_S3_BUCKET");
  }

  @Test
  void aServerThatIsNotThereIsNamedAsSuch() {
    through(URI.create("http://127.0.0.1:1"));

    assertThat(check()).isEqualTo(1);

    assertThat(said()).contains("Nothing answers there").contains("LUCARNE_S3_ENDPOINT");
  }

  @Test
  void settingsThatCannotWorkAreNamed() {
    environment.put("LUCARNE_S3_CHECKSUMS", "sometimes");
    assertThat(check()).isEqualTo(2);
    assertThat(said()).contains("lucarne.s3.checksums", "sometimes").doesNotContain("Exception:");

    environment.remove("LUCARNE_S3_CHECKSUMS");
    environment.remove("LUCARNE_S3_BUCKET");
    assertThat(check()).isEqualTo(2);
    assertThat(said()).contains("LUCARNE_S3_BUCKET is missing");
  }

  private void through(URI endpoint) {
    server
        .properties(endpoint)
        .forEach((name, value) ->
            environment.put(
                name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT), value));
  }

  private int check() {
    return CheckS3.check(environment, new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
