package org.lucarne.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each call makes of an S3 server that refuses, is silent, or is not there. */
class S3FaultsTest {
  private static final ObjectKey KEY = ObjectKey.fresh();
  private static final Map<String, String> IMPATIENT =
      Map.of("lucarne.s3.read-timeout", "PT0.4S", "lucarne.s3.attempts", "1");

  private final S3Server server = S3Server.shared();
  private FaultyS3 proxy;

  @BeforeEach
  void open() {
    proxy = FaultyS3.before(server.endpoint());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
  }

  @Test
  void aServerThatIsNotThereMayBeThereLater() throws IOException {
    URI nowhere;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nowhere = URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
    assertEveryCallIsRetryable(nowhere, Map.of());
    assertASourceIsLeftAlone(nowhere);
  }

  @Test
  void aServerThatNeverAnswersMayAnswerLater() throws IOException {
    try (ServerSocket hole = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertEveryCallIsRetryable(URI.create("http://127.0.0.1:" + hole.getLocalPort()), IMPATIENT);
    }
  }

  @Test
  @Timeout(15)
  void aServerThatTakesTooLongForAllAttemptsMayAnswerLater() {
    proxy.fault(Fault.SILENCE);
    Map<String, String> hurried =
        Map.of("lucarne.s3.call-timeout", "PT0.6S", "lucarne.s3.read-timeout", "PT20S");
    try (S3ObjectStore store = server.store(proxy.endpoint(), hurried)) {
      assertThat(failure(store::check).retryable()).isTrue();
    }
  }

  @Test
  void aServerThatResetsEveryConnectionMayBeWellLater() {
    proxy.fault(Fault.REFUSE);
    assertEveryCallIsRetryable(proxy.endpoint(), Map.of());
  }

  @Test
  void aServerThatAsksToSlowDownMayServeLater() {
    proxy.fault(Fault.ERROR_503);
    assertEveryCallIsRetryable(proxy.endpoint(), Map.of());
  }

  @ParameterizedTest
  @CsvSource({
    "500,InternalError,true",
    "502,'',true",
    "504,'',true",
    "429,TooManyRequests,true",
    "400,RequestTimeout,true",
    "400,SlowDown,true",
    "400,InvalidRequest,false",
    "403,AccessDenied,false",
    "404,NoSuchBucket,false",
    "405,MethodNotAllowed,false",
    "501,NotImplemented,false",
    "301,PermanentRedirect,false",
    "418,Teapot,false"
  })
  void theAnswerDecidesWhetherToTryAgain(int status, String code, boolean retryable) {
    proxy.fault("GET", Fault.answer(status, code));
    proxy.fault("PUT", Fault.answer(status, code));
    try (S3ObjectStore store = server.store(proxy.endpoint(), Map.of())) {
      StorageFailure open = failure(() -> store.open(KEY));
      assertThat(open)
          .isNotInstanceOf(ObjectMissing.class)
          .hasMessageContaining("answered " + status);
      assertThat(open.retryable()).isEqualTo(retryable);
      StorageFailure put = failure(() -> store.put(KEY, TestSource.of(2_000_000), 2_000_000));
      assertThat(put.retryable()).isEqualTo(retryable);
    }
  }

  @Test
  void callsWithoutABodyAreTriedThreeTimesAndAnUploadOnce() {
    proxy.fault(Fault.ERROR_503);
    proxy.fault("HEAD", Fault.PASS);
    try (S3ObjectStore store = server.store(proxy.endpoint(), Map.of())) {
      failure(() -> store.open(KEY));
      failure(() -> store.delete(KEY));
      TestSource source = TestSource.of(2_000_000);
      failure(() -> store.put(KEY, source, 2_000_000));
      assertThat(source.position()).isZero();
    }
    assertThat(Collections.frequency(proxy.requests(), "GET")).isEqualTo(3);
    assertThat(Collections.frequency(proxy.requests(), "DELETE")).isEqualTo(3);
    assertThat(Collections.frequency(proxy.requests(), "PUT")).isEqualTo(1);
  }

  @Test
  void anUploadThatBeginsOnADeadConnectionGoesOverAnother() throws IOException {
    AtomicInteger dying = new AtomicInteger(2);
    proxy.beforeEach(
        "PUT",
        () -> {
          if (dying.getAndDecrement() > 0) {
            throw new EOFException("gone");
          }
        });
    try (S3ObjectStore store = server.store(proxy.endpoint(), Map.of())) {
      // No more than is kept: how much of it leaves before the end is noticed, the kernel decides.
      store.put(ObjectKey.fresh(), TestSource.of(100_000), 100_000);
    }
    assertThat(proxy.requests()).containsExactly("PUT", "PUT", "PUT", "HEAD");
  }

  @Test
  void anUploadWhoseConnectionDiesLaterIsNotSentAgain() {
    proxy.fault("PUT", Fault.resetAfter(1_000_000));
    try (S3ObjectStore store = server.store(proxy.endpoint(), Map.of())) {
      failure(() -> store.put(KEY, TestSource.of(2_000_000), 2_000_000));
    }
    assertThat(proxy.requests()).containsExactly("PUT");
  }

  @Test
  void aWrongSecretIsAFailureThatStaysAndIsNotToldToTheLog(@TempDir Path directory)
      throws IOException {
    Path wrong = Files.writeString(directory.resolve("secret"), "wrong-secret-value");
    Map<String, String> changes = Map.of("lucarne.s3.secret-key-file", wrong.toString());
    try (S3ObjectStore store = server.store(server.endpoint(), changes)) {
      for (ThrowingCallable call : calls(store)) {
        StorageFailure refused = failure(call);
        assertThat(refused.retryable()).isFalse();
        assertThat(printed(refused))
            .contains("403")
            .doesNotContain("wrong-secret-value", server.accessKey(), KEY.value());
      }
    }
  }

  @Test
  void aWrongAccessKeyIsAFailureThatStays(@TempDir Path directory) throws IOException {
    Path wrong = Files.writeString(directory.resolve("access"), "nobody-we-know");
    Map<String, String> changes = Map.of("lucarne.s3.access-key-file", wrong.toString());
    try (S3ObjectStore store = server.store(server.endpoint(), changes)) {
      for (ThrowingCallable call : calls(store)) {
        assertThat(failure(call).retryable()).isFalse();
      }
    }
  }

  @Test
  void aBucketThatIsMissingIsNotAMissingObject() {
    Map<String, String> changes = Map.of("lucarne.s3.bucket", "no-such-bucket");
    try (S3ObjectStore store = server.store(server.endpoint(), changes)) {
      assertThat(failure(store::check).retryable()).isFalse();
      assertThat(failure(() -> store.open(KEY))).isNotInstanceOf(ObjectMissing.class);
      failure(() -> store.put(KEY, TestSource.of(1), 1));
    }
  }

  @Test
  void anUploadThatIsConfirmedUnseenIsAFailure() {
    proxy.fault("PUT", Fault.answer(200, ""));
    try (S3ObjectStore store = server.store(proxy.endpoint(), Map.of())) {
      assertThat(failure(() -> store.put(KEY, TestSource.of(2_000_000), 2_000_000)))
          .hasMessageContaining("unseen");
    }
  }

  @Test
  void anUploadThatIsConfirmedAndNotStoredIsAFailure() {
    proxy.fault("HEAD", Fault.answer(404, ""));
    try (S3ObjectStore store = server.store(proxy.endpoint(), Map.of())) {
      ObjectKey key = ObjectKey.fresh();
      assertThat(failure(() -> store.put(key, TestSource.of(2_000_000), 2_000_000)))
          .isNotInstanceOf(ObjectMissing.class)
          .hasMessageContaining("has it not");
    }
  }

  @Test
  void anUploadOfWhichAnotherSizeIsStoredIsAFailure() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    try (S3ObjectStore store = server.store(proxy.endpoint(), Map.of());
        S3ObjectStore behind = server.store(server.endpoint(), Map.of())) {
      proxy.beforeEach("HEAD", () -> behind.put(key, TestSource.of(1_000_000), 1_000_000));
      assertThat(failure(() -> store.put(key, TestSource.of(2_000_000), 2_000_000)))
          .hasMessageContaining("1000000 of 2000000");
    }
  }

  @Test
  void storageIsAskedBehindEachUploadAndNotBefore() throws IOException {
    try (S3ObjectStore store = server.store(proxy.endpoint(), Map.of())) {
      store.put(ObjectKey.fresh(), TestSource.of(100), 100);
    }
    assertThat(proxy.requests()).containsExactly("PUT", "HEAD");
  }

  private void assertEveryCallIsRetryable(URI endpoint, Map<String, String> changes) {
    try (S3ObjectStore store = server.store(endpoint, changes)) {
      for (ThrowingCallable call : calls(store)) {
        assertThat(failure(call)).matches(StorageFailure::retryable, "retryable");
      }
    }
  }

  /** Who sends can then send the same stream elsewhere. */
  private void assertASourceIsLeftAlone(URI endpoint) {
    try (S3ObjectStore store = server.store(endpoint, Map.of())) {
      TestSource source = TestSource.of(100);
      assertThatThrownBy(() -> store.put(KEY, source, 100)).isInstanceOf(StorageFailure.class);
      assertThat(source.position()).as("read of the source").isZero();
    }
  }

  private static ThrowingCallable[] calls(S3ObjectStore store) {
    return new ThrowingCallable[] {
      () -> store.open(KEY),
      () -> store.delete(KEY),
      store::check,
      () -> store.put(KEY, TestSource.of(100), 100)
    };
  }

  private static StorageFailure failure(ThrowingCallable call) {
    StorageFailure failure = catchThrowableOfType(StorageFailure.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  private static String printed(Throwable failure) {
    StringWriter text = new StringWriter();
    failure.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
