package org.lucarne.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of the credential change while the service runs. */
class S3SecretsTest {
  @TempDir Path directory;
  private final AtomicLong nanoTime = new AtomicLong();
  private S3Secrets secrets;

  @BeforeEach
  void start() throws IOException {
    write("first", "first-secret");
    S3Config config =
        new SmallRyeConfigBuilder()
            .withMapping(S3Config.class)
            .withDefaultValue("lucarne.s3.access-key-file", directory.resolve("a").toString())
            .withDefaultValue("lucarne.s3.secret-key-file", directory.resolve("s").toString())
            .build()
            .getConfigMapping(S3Config.class);
    secrets = new S3Secrets(config, nanoTime::get);
  }

  @Test
  void aNewCredentialIsUsedSecondsLater() throws IOException {
    write("second", "second-secret");
    assertThat(accessKey()).isEqualTo("first");
    nanoTime.addAndGet(S3Secrets.LOOK_EVERY.toNanos());
    assertThat(accessKey()).isEqualTo("second");
    assertThat(secrets.resolveCredentials().secretAccessKey()).isEqualTo("second-secret");
  }

  @Test
  void anEmptyFileLeavesTheOldOneInUse() throws IOException {
    write("second", "");
    nanoTime.addAndGet(S3Secrets.LOOK_EVERY.toNanos());
    assertThat(accessKey()).isEqualTo("first");
    write("second", "second-secret");
    nanoTime.addAndGet(S3Secrets.LOOK_EVERY.toNanos());
    assertThat(accessKey()).isEqualTo("second");
  }

  @Test
  void itIsNotPrinted() {
    assertThat(secrets.toString()).doesNotContain("first");
  }

  private String accessKey() {
    return secrets.resolveCredentials().accessKeyId();
  }

  private void write(String accessKey, String secretKey) throws IOException {
    Files.writeString(directory.resolve("a"), accessKey + "\n");
    Files.writeString(directory.resolve("s"), secretKey + "\n");
  }
}
