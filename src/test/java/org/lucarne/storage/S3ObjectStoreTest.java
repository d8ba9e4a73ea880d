package org.lucarne.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.StatObjectArgs;
import java.io.InputStream;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3ObjectStoreTest {

  @Nested
  class WithChecksumsWhenRequired extends OnAServer {
    WithChecksumsWhenRequired() {
      super("when-required");
    }
  }

  @Nested
  class WithChecksumsWhenSupported extends OnAServer {
    WithChecksumsWhenSupported() {
      super("when-supported");
    }
  }

  @TestInstance(TestInstance.Lifecycle.PER_CLASS)
  abstract static class OnAServer extends ObjectStoreContract {
    private final String checksums;
    private S3ObjectStore store;

    OnAServer(String checksums) {
      this.checksums = checksums;
    }

    @BeforeAll
    void open() {
      S3Server server = S3Server.shared();
      store = server.store(server.endpoint(), Map.of("lucarne.s3.checksums", checksums));
    }

    @AfterAll
    void close() {
      store.close();
    }

    @Override
    public ObjectStore store() {
      return store;
    }

    /** Or no test that looks for what is left behind could fail. */
    @Test
    void whatLiesThereIsCounted() throws Exception {
      long before = S3Server.shared().objectCount();
      ObjectKey key = ObjectKey.fresh();
      store.put(key, TestSource.of(1), 1);
      assertThat(S3Server.shared().objectCount()).isEqualTo(before + 1);
      store.delete(key);
      assertThat(S3Server.shared().objectCount()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5_000_000})
    void aClientByOtherAuthorsReadsTheSameBytes(int sizeBytes) throws Exception {
      ObjectKey key = ObjectKey.fresh();
      store.put(key, TestSource.of(sizeBytes), sizeBytes);
      String bucket = S3Server.shared().bucket();
      try (MinioClient other = S3Server.shared().otherClient()) {
        StatObjectArgs stat = StatObjectArgs.builder().bucket(bucket).object(key.value()).build();
        assertThat(other.statObject(stat).size()).isEqualTo(sizeBytes);
        GetObjectArgs get = GetObjectArgs.builder().bucket(bucket).object(key.value()).build();
        try (InputStream bytes = other.getObject(get)) {
          assertThat(bytes.readAllBytes()).isEqualTo(TestSource.bytes(sizeBytes));
        }
      }
    }
  }
}
