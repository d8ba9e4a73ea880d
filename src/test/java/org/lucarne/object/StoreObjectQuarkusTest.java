package org.lucarne.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucarne.TestShare;
import org.lucarne.object.StoreObject.Commit;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;
import org.lucarne.storage.StorageFailure;
import org.lucarne.storage.StoredBytes;
import org.lucarne.time.DatabaseClock;
import org.lucarne.upload.Leftovers;

/** However storing ends, nothing lies in storage that no row knows. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class StoreObjectQuarkusTest {
  private static final byte[] BYTES = new byte[1000];

  @Inject StoreObject storeObject;
  @Inject Transfers transfers;
  @Inject TransactionSynchronizationRegistry transaction;
  @Inject DatabaseClock clock;

  private TestShare share;
  private Leftovers before;

  @BeforeEach
  void declare() {
    share = new TestShare(TestShare.jpeg(100)).declare();
    before = Leftovers.now();
  }

  @Test
  void whatNobodyNeedsIsRemoved() throws IOException {
    assertThat(store(new ByteArrayInputStream(BYTES), key -> false)).isFalse();
    assertThat(Leftovers.now()).isEqualTo(before);
  }

  @Test
  void whatIsRefusedIsRemoved() {
    Commit refusing =
        key -> {
          throw new IllegalArgumentException("the share has ended");
        };
    assertThatThrownBy(() -> store(new ByteArrayInputStream(BYTES), refusing))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Leftovers.now()).isEqualTo(before);
  }

  @Test
  void ofWhatBreaksOffNothingStays() {
    InputStream broken =
        new SequenceInputStream(
            new ByteArrayInputStream(BYTES, 0, 10),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new EOFException("the client went away");
              }
            });
    assertThatThrownBy(() -> store(broken, key -> true)).isInstanceOf(EOFException.class);
    assertThat(Leftovers.now()).isEqualTo(before);
  }

  /** Whether the database ended the transaction nobody knows: both possibilities are kept. */
  @Test
  void whereTheTransactionCannotBeEndedTheBytesStayForTheSweeper() {
    Commit unendable =
        key -> {
          transaction.registerInterposedSynchronization(new FailingEnd());
          return true;
        };
    assertThatThrownBy(() -> store(new ByteArrayInputStream(BYTES), unendable))
        .isInstanceOf(RuntimeException.class);
    Leftovers now = Leftovers.now();
    assertThat(now.transfers()).isEqualTo(before.transfers() + 1);
    assertThat(now.unaccountedFiles()).isEqualTo(before.unaccountedFiles() + 1);
  }

  /** Storage may finish it later, so its row stays after the bytes were deleted once. */
  @Test
  void afterAFaultOfStorageTheRowStays() {
    AtomicReference<ObjectKey> deleted = new AtomicReference<>();
    StoreObject failing = new StoreObject(transfers, new FailingStore(deleted));
    assertThatThrownBy(() ->
            failing.store(
                share.id(),
                clock.now().plusSeconds(60),
                new ByteArrayInputStream(BYTES),
                BYTES.length,
                key -> true))
        .isInstanceOf(StorageFailure.class);
    assertThat(deleted).doesNotHaveNullValue();
    assertThat(Leftovers.now().transfers()).isEqualTo(before.transfers() + 1);
  }

  private boolean store(InputStream bytes, Commit commit) throws IOException {
    return storeObject.store(share.id(), clock.now().plusSeconds(60), bytes, BYTES.length, commit);
  }

  private static final class FailingEnd implements Synchronization {
    @Override
    public void beforeCompletion() {
      throw new IllegalStateException("the connection is gone");
    }

    @Override
    public void afterCompletion(int status) {}
  }

  private record FailingStore(AtomicReference<ObjectKey> deleted) implements ObjectStore {
    @Override
    public void put(ObjectKey key, InputStream bytes, long sizeBytes) {
      throw new StorageFailure("no answer", true, null);
    }

    @Override
    public StoredBytes open(ObjectKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void delete(ObjectKey key) {
      deleted.set(key);
    }

    @Override
    public void check() {
      throw new UnsupportedOperationException();
    }
  }
}
