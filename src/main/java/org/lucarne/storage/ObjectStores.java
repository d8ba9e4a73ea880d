package org.lucarne.storage;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;

/** Opens the store that the settings ask for. What cannot work is refused here. */
public final class ObjectStores {
  private ObjectStores() {}

  /**
   * The store as the service would open it, for whoever is not the service.
   *
   * @param variables by the names of environment variables, LUCARNE_HOME among them
   * @throws StorageConfigException if a setting is missing or cannot work, naming it
   */
  public static ObjectStore open(Map<String, String> variables) {
    SmallRyeConfig config = config(variables);
    return open(
        config.getConfigMapping(StorageConfig.class), config.getConfigMapping(S3Config.class));
  }

  /**
   * Whether the store could be opened, as far as that shows without calling a server.
   *
   * @throws StorageConfigException if not, naming the setting
   */
  public static void check(Map<String, String> variables) {
    SmallRyeConfig config = config(variables);
    if (config.getConfigMapping(StorageConfig.class).storage() == StorageConfig.Kind.S3) {
      S3Config s3 = config.getConfigMapping(S3Config.class);
      S3Secrets.required("LUCARNE_S3_BUCKET", s3.bucket());
      S3Clients.check(s3);
    }
  }

  private static SmallRyeConfig config(Map<String, String> variables) {
    return new SmallRyeConfigBuilder()
        .withMapping(StorageConfig.class)
        .withMapping(S3Config.class)
        .withValidateUnknown(false)
        .withSources(new EnvConfigSource(variables, 300))
        .build();
  }

  static ObjectStore open(StorageConfig storage, S3Config s3) {
    return switch (storage.storage()) {
      case FILES -> new FileObjectStore(home(storage).resolve("objects"));
      case S3 -> new S3ObjectStore(s3);
    };
  }

  private static Path home(StorageConfig storage) {
    return storage
        .home()
        .orElseThrow(() ->
            new StorageConfigException("LUCARNE_HOME is missing, and LUCARNE_STORAGE is files"));
  }
}
