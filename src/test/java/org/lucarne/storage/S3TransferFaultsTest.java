package org.lucarne.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an object when the way to the S3 server breaks, or is slow, half-way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3TransferFaultsTest {
  private static final int SIZE = 5_000_000;
  private static final Duration READ_TIMEOUT = Duration.ofMillis(2500);

  private final S3Server server = S3Server.shared();
  private final FaultyS3 proxy = FaultyS3.before(server.endpoint());
  private S3ObjectStore direct;
  private S3ObjectStore store;
  private S3ObjectStore impatient;
  private ObjectKey key;

  @BeforeAll
  void open() {
    direct = server.store(server.endpoint(), Map.of());
    store = server.store(proxy.endpoint(), Map.of("lucarne.s3.max-connections", "2"));
    impatient =
        server.store(
            proxy.endpoint(),
            Map.of(
                "lucarne.s3.read-timeout", READ_TIMEOUT.toString(),
                "lucarne.s3.call-timeout", READ_TIMEOUT.toString()));
  }

  @AfterAll
  void close() throws IOException {
    store.close();
    impatient.close();
    direct.close();
    proxy.close();
  }

  @BeforeEach
  void pass() {
    proxy.fault(Fault.PASS);
    key = ObjectKey.fresh();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000_000, SIZE - 1})
  void anUploadThatIsResetLeavesNothing(long position) {
    proxy.fault("PUT", Fault.resetAfter(position));
    assertUploadFailsAndLeavesNothing();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000_000, SIZE - 1})
  void anUploadThatIsCutOffLeavesNothing(long position) {
    proxy.fault("PUT", Fault.truncateAfter(position));
    assertUploadFailsAndLeavesNothing();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000_000, SIZE - 1})
  void aDownloadThatIsResetIsAFailureOfStorage(long position) throws IOException {
    direct.put(key, TestSource.of(SIZE), SIZE);
    proxy.fault("GET", Fault.resetAfter(position));
    assertReadingFails(store, key);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1_000_000, SIZE - 1})
  void aDownloadThatEndsEarlyIsAFailureOfStorage(long position) throws IOException {
    direct.put(key, TestSource.of(SIZE), SIZE);
    proxy.fault("GET", Fault.truncateAfter(position));
    assertReadingFails(store, key);
  }

  @Test
  void aDownloadThatStallsIsAFailureOfStorage() throws IOException {
    direct.put(key, TestSource.of(SIZE), SIZE);
    proxy.fault("GET", Fault.stallAfter(100_000));
    assertReadingFails(impatient, key);
  }

  @Test
  @Timeout(20)
  void anUploadThatStallsIsGivenUpAndItsSourceWasNotReadFarAhead() {
    proxy.fault("PUT", Fault.stallAfter(1_000_000));
    TestSource source = TestSource.of(50_000_000);
    StorageFailure failure =
        catchThrowableOfType(StorageFailure.class, () -> impatient.put(key, source, 50_000_000));
    assertThat(failure.retryable()).isTrue();
    assertThat(source.position()).isLessThan(8_000_000);
  }

  @Test
  void aFlippedBitReachesTheReaderWhoMustNoticeIt() throws IOException {
    direct.put(key, TestSource.of(SIZE), SIZE);
    proxy.fault("GET", Fault.flipByteAt(1_234_567));
    byte[] expected = TestSource.bytes(SIZE);
    expected[1_234_567] ^= 1;
    try (StoredBytes stored = store.open(key)) {
      assertThat(stored.stream().readAllBytes()).isEqualTo(expected);
    }
  }

  @Test
  void aSlowSenderMayTakeLongerThanEveryTimeout() throws IOException {
    TestSource source = TestSource.of(SIZE).pausing(SIZE / 2 + 1, READ_TIMEOUT.multipliedBy(2));
    impatient.put(key, source, SIZE);
    assertThat(stored(direct)).isEqualTo(TestSource.bytes(SIZE));
  }

  @Test
  void aSlowReaderMayTakeLongerThanEveryTimeout() throws Exception {
    direct.put(key, TestSource.of(SIZE), SIZE);
    try (StoredBytes stored = impatient.open(key)) {
      stored.stream().readNBytes(10);
      Thread.sleep(READ_TIMEOUT.multipliedBy(2));
      assertThat(stored.stream().readAllBytes()).hasSize(SIZE - 10);
    }
  }

  @Test
  void aSlowServerMayTakeLongerThanEveryTimeout() throws IOException {
    proxy.fault(Fault.throttle(4_000_000));
    impatient.put(key, TestSource.of(4 * SIZE), 4 * SIZE);
    assertThat(stored(impatient)).isEqualTo(TestSource.bytes(4 * SIZE));
  }

  @Test
  @Timeout(10)
  void whoLeavesEarlyNeitherWaitsForTheRestNorKeepsTheConnection() throws IOException {
    direct.put(key, TestSource.of(SIZE), SIZE);
    proxy.fault("GET", Fault.throttle(200_000));
    for (int i = 0; i < 6; i++) {
      try (StoredBytes stored = store.open(key)) {
        assertThat(stored.stream().read()).isZero();
      }
    }
  }

  @Test
  void brokenTransfersGiveTheirConnectionsBack() throws IOException {
    proxy.fault("PUT", Fault.resetAfter(1_000_000));
    for (int i = 0; i < 6; i++) {
      assertUploadFailsAndLeavesNothing();
      TestSource failing = TestSource.of(SIZE).failingAt(10, new IOException("gone"));
      assertThatThrownBy(() -> store.put(key, failing, SIZE)).hasMessage("gone");
    }
    proxy.fault(Fault.PASS);
    store.put(key, TestSource.of(SIZE), SIZE);
    assertThat(stored(store)).isEqualTo(TestSource.bytes(SIZE));
  }

  private void assertUploadFailsAndLeavesNothing() {
    StorageFailure failure =
        catchThrowableOfType(StorageFailure.class, () -> store.put(key, TestSource.of(SIZE), SIZE));
    assertThat(failure.retryable()).isTrue();
    assertThatThrownBy(() -> direct.open(key)).isInstanceOf(ObjectMissing.class);
  }

  private static void assertReadingFails(ObjectStore store, ObjectKey key) {
    try (StoredBytes stored = store.open(key)) {
      assertThat(stored.sizeBytes()).isEqualTo(SIZE);
      StorageReadException broken =
          catchThrowableOfType(StorageReadException.class, () -> stored.stream().readAllBytes());
      assertThat(broken.failure().retryable()).isTrue();
    }
  }

  private byte[] stored(ObjectStore from) throws IOException {
    try (StoredBytes stored = from.open(key)) {
      return stored.stream().readAllBytes();
    }
  }
}
