package org.lucarne.storage;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import java.nio.file.Path;

/** Opens the store the configuration asks for, at start: what cannot work stops it there. */
@ApplicationScoped
class ObjectStoreProducer {
  private final StorageConfig storage;
  private final S3Config s3;

  ObjectStoreProducer(StorageConfig storage, S3Config s3) {
    this.storage = storage;
    this.s3 = s3;
  }

  @Produces
  @ApplicationScoped
  @Startup
  ObjectStore objectStore() {
    return switch (storage.storage()) {
      case FILES -> new FileObjectStore(home().resolve("objects"));
      case S3 -> new S3ObjectStore(s3);
    };
  }

  void close(@Disposes ObjectStore store) throws Exception {
    if (store instanceof AutoCloseable open) {
      open.close();
    }
  }

  private Path home() {
    return storage
        .home()
        .orElseThrow(() ->
            new StorageConfigException("LUCARNE_HOME is missing, and LUCARNE_STORAGE is files"));
  }
}
