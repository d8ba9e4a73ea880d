package org.lucarne.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.trace.TracerProvider;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StorageConfigTest {
  @TempDir Path directory;
  private Map<String, String> environment;

  @BeforeEach
  void writeSecrets() throws IOException {
    Files.writeString(directory.resolve("access"), "  some-access-key\n");
    Files.writeString(directory.resolve("secret"), "some-secret-key\r\n");
    Files.writeString(directory.resolve("empty"), "\n");
    environment = new HashMap<>();
    environment.put("LUCARNE_STORAGE", "s3");
    environment.put("LUCARNE_HOME", directory.toString());
    environment.put("LUCARNE_S3_ENDPOINT", "https://s3.example.org");
    environment.put("LUCARNE_S3_BUCKET", "pictures");
    environment.put("LUCARNE_S3_ACCESS_KEY_FILE", directory.resolve("access").toString());
    environment.put("LUCARNE_S3_SECRET_KEY_FILE", directory.resolve("secret").toString());
  }

  @Test
  void theEnvironmentReachesEverySetting() {
    environment.put("LUCARNE_S3_REGION", "eu-west-3");
    environment.put("LUCARNE_S3_PATH_STYLE", "false");
    environment.put("LUCARNE_S3_CHECKSUMS", "when-supported");
    environment.put("LUCARNE_S3_CHUNKED_ENCODING", "false");
    environment.put("LUCARNE_S3_READ_TIMEOUT", "PT7S");
    S3Config s3 = config().getConfigMapping(S3Config.class);
    assertThat(config().getConfigMapping(StorageConfig.class).storage())
        .isEqualTo(StorageConfig.Kind.S3);
    assertThat(s3.endpoint()).contains(URI.create("https://s3.example.org"));
    assertThat(s3.bucket()).contains("pictures");
    assertThat(s3.region()).isEqualTo("eu-west-3");
    assertThat(s3.accessKeyFile()).contains(directory.resolve("access"));
    assertThat(s3.pathStyle()).contains(false);
    assertThat(s3.checksums()).isEqualTo(S3Config.Checksums.WHEN_SUPPORTED);
    assertThat(s3.chunkedEncoding()).isFalse();
    assertThat(s3.readTimeout()).isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void withoutAnySettingObjectsAreFilesOfTheDataDirectory() throws Exception {
    environment.clear();
    environment.put("LUCARNE_HOME", directory.toString());
    ObjectStore store = produced();
    assertThat(store).isInstanceOf(FileObjectStore.class);
    store.put(ObjectKey.fresh(), TestSource.of(1), 1);
    assertThat(directory.resolve("objects")).isDirectory();
  }

  @Test
  void aCompleteS3ConfigurationMakesAnS3StoreWithoutConnecting() throws Exception {
    try (S3ObjectStore store = (S3ObjectStore) produced()) {
      assertThat(store).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"LUCARNE_S3_BUCKET", "LUCARNE_S3_ACCESS_KEY_FILE", "LUCARNE_S3_SECRET_KEY_FILE"})
  void aMissingSettingIsNamed(String property) {
    environment.remove(property);
    assertRefused(property + " is missing");
  }

  @Test
  void filesNeedADataDirectory() {
    environment.clear();
    assertRefused("LUCARNE_HOME is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LUCARNE_S3_ACCESS_KEY_FILE", "LUCARNE_S3_SECRET_KEY_FILE"})
  void aSecretFileThatIsEmptyOrUnreadableIsNamed(String property) {
    environment.put(property, directory.resolve("empty").toString());
    assertRefused(property + ": " + directory.resolve("empty") + " is empty");
    environment.put(property, directory.resolve("none").toString());
    assertRefused(property + ": " + directory.resolve("none") + " cannot be read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3.example.org", "ftp://s3.example.org", "https://us:pass@example.org"})
  void anEndpointThatIsNoPlainAddressIsRefusedUnquoted(String endpoint) {
    environment.put("LUCARNE_S3_ENDPOINT", endpoint);
    assertThat(assertRefused("LUCARNE_S3_ENDPOINT must be")).doesNotContain("pass");
  }

  @ParameterizedTest
  @CsvSource({"http://s3.example.org,when-required", "https://s3.example.org,when-supported"})
  void unframedUploadsAreRefusedWhereTheyWouldHaveToBeBuffered(String endpoint, String checksums) {
    environment.put("LUCARNE_S3_CHUNKED_ENCODING", "false");
    environment.put("LUCARNE_S3_ENDPOINT", endpoint);
    environment.put("LUCARNE_S3_CHECKSUMS", checksums);
    assertRefused("LUCARNE_S3_CHUNKED_ENCODING=false needs");
  }

  private String assertRefused(String message) {
    StorageConfigException refused =
        catchThrowableOfType(StorageConfigException.class, this::produced);
    assertThat(refused).hasMessageStartingWith(message);
    return String.valueOf(refused.getMessage());
  }

  private ObjectStore produced() {
    SmallRyeConfig config = config();
    return new ObjectStoreProducer(
            config.getConfigMapping(StorageConfig.class),
            config.getConfigMapping(S3Config.class),
            new SimpleMeterRegistry(),
            TracerProvider.noop().get("test"))
        .open();
  }

  private SmallRyeConfig config() {
    return new SmallRyeConfigBuilder()
        .withMapping(StorageConfig.class)
        .withMapping(S3Config.class)
        .withSources(new EnvConfigSource(environment, 300))
        .build();
  }
}
