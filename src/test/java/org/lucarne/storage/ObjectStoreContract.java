package org.lucarne.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every object store must do; one test class for each implementation runs all of it. */
abstract class ObjectStoreContract implements BrokenSourceContract {
  private static final int PICTURE_BYTES = 5_000_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 65_535, 65_536, 65_537, PICTURE_BYTES, 20_000_000})
  void whatIsStoredIsReadBackExactly(int sizeBytes) throws IOException {
    ObjectKey key = ObjectKey.fresh();
    store().put(key, TestSource.of(sizeBytes), sizeBytes);
    try (StoredBytes stored = store().open(key)) {
      assertThat(stored.sizeBytes()).isEqualTo(sizeBytes);
      assertThat(stored.stream().readAllBytes()).isEqualTo(TestSource.bytes(sizeBytes));
      assertThat(stored.stream().read()).isEqualTo(-1);
    }
  }

  @Test
  void noObjectIsEmpty() {
    ObjectKey key = ObjectKey.fresh();
    assertThatThrownBy(() -> store().put(key, TestSource.of(0), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> store().open(key)).isInstanceOf(ObjectMissing.class);
  }

  @Test
  void anObjectThatWasNeverStoredIsMissing() {
    assertThatThrownBy(() -> store().open(ObjectKey.fresh()))
        .isInstanceOfSatisfying(ObjectMissing.class, e -> assertThat(e.retryable()).isFalse());
  }

  @Test
  void aDeletedObjectIsMissingAndDeletingItAgainIsASuccess() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    store().put(key, TestSource.of(10), 10);
    store().delete(key);
    assertThatThrownBy(() -> store().open(key)).isInstanceOf(ObjectMissing.class);
    store().delete(key);
    store().delete(ObjectKey.fresh());
  }

  @Test
  void twentyPutsAtOnceAllArriveWhole() throws Exception {
    List<ObjectKey> keys = IntStream.range(0, 20).mapToObj(i -> ObjectKey.fresh()).toList();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ObjectKey>> puts = keys.stream().map(this::putOf).map(threads::submit).toList();
      for (Future<ObjectKey> put : puts) {
        assertThat(stored(put.get())).isEqualTo(TestSource.bytes(1_000_000));
      }
    }
  }

  @Test
  void readersOfOneObjectDoNotDisturbEachOther() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    store().put(key, TestSource.of(PICTURE_BYTES), PICTURE_BYTES);
    try (StoredBytes slow = store().open(key)) {
      byte[] first = slow.stream().readNBytes(100_000);
      assertThat(stored(key)).isEqualTo(TestSource.bytes(PICTURE_BYTES));
      byte[] rest = slow.stream().readAllBytes();
      assertThat(first.length + rest.length).isEqualTo(PICTURE_BYTES);
    }
  }

  @Test
  void aReaderMayLeaveBeforeTheEnd() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    store().put(key, TestSource.of(PICTURE_BYTES), PICTURE_BYTES);
    for (int i = 0; i < 10; i++) {
      StoredBytes opened = store().open(key);
      assertThat(opened.stream().read()).isZero();
      opened.close();
      opened.close();
      assertThatThrownBy(opened.stream()::read).isInstanceOf(IOException.class);
    }
    assertThat(stored(key)).isEqualTo(TestSource.bytes(PICTURE_BYTES));
  }

  @Test
  void theSourceIsReadInSmallPiecesAndLeftOpen() throws IOException {
    TestSource source = TestSource.of(PICTURE_BYTES);
    store().put(ObjectKey.fresh(), source, PICTURE_BYTES);
    assertThat(source.largestRead()).isLessThanOrEqualTo(256 * 1024);
    assertThat(source.closed()).isFalse();
  }

  @Test
  void storageThatCanBeReachedPassesItsCheck() {
    store().check();
  }

  private Callable<ObjectKey> putOf(ObjectKey key) {
    return () -> {
      store().put(key, TestSource.of(1_000_000), 1_000_000);
      return key;
    };
  }

  private byte[] stored(ObjectKey key) throws IOException {
    try (StoredBytes stored = store().open(key)) {
      return stored.stream().readAllBytes();
    }
  }
}
