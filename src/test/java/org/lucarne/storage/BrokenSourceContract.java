package org.lucarne.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every object store must do when the bytes to be stored stop, fail, or go on too long. */
interface BrokenSourceContract {

  ObjectStore store();

  @ParameterizedTest
  @CsvSource({"0,1", "99,100", "0,5000000", "4999999,5000000", "65536,65537"})
  default void aSourceThatEndsEarlyLeavesNothing(long actualBytes, long declaredBytes)
      throws IOException {
    ObjectKey key = ObjectKey.fresh();
    assertThatThrownBy(() -> store().put(key, TestSource.of(actualBytes), declaredBytes))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("The source ended after %d of %d bytes", actualBytes, declaredBytes);
    assertNothingIsUnder(key);
  }

  @ParameterizedTest
  @CsvSource({"2,1", "101,100", "5000001,5000000", "65537,65536"})
  default void aSourceThatIsTooLongLeavesNothing(long actualBytes, long declaredBytes)
      throws IOException {
    ObjectKey key = ObjectKey.fresh();
    assertThatThrownBy(() -> store().put(key, TestSource.of(actualBytes), declaredBytes))
        .isExactlyInstanceOf(IOException.class)
        .hasMessage("The source holds more than %d bytes", declaredBytes);
    assertNothingIsUnder(key);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 300_000, 1_999_999, 2_000_000})
  default void whatTheSourceThrowsIsRethrownAsItWas(long position) throws IOException {
    ObjectKey key = ObjectKey.fresh();
    IOException gone = new IOException("the phone went into a tunnel");
    TestSource source = TestSource.of(2_000_000).failingAt(position, gone);
    assertThat(catchThrowable(() -> store().put(key, source, 2_000_000))).isSameAs(gone);
    assertThat(source.closed()).isFalse();
    assertNothingIsUnder(key);
  }

  @Test
  default void soIsAnUncheckedException() throws IOException {
    ObjectKey key = ObjectKey.fresh();
    RuntimeException refusal = new IllegalStateException("not what was declared");
    TestSource source = TestSource.of(2_000_000).failingAt(1_000_000, refusal);
    assertThat(catchThrowable(() -> store().put(key, source, 2_000_000))).isSameAs(refusal);
    assertNothingIsUnder(key);
  }

  private void assertNothingIsUnder(ObjectKey key) throws IOException {
    assertThatThrownBy(() -> store().open(key)).isInstanceOf(ObjectMissing.class);
    store().put(key, TestSource.of(100_000), 100_000);
    try (StoredBytes stored = store().open(key)) {
      assertThat(stored.stream().readAllBytes()).isEqualTo(TestSource.bytes(100_000));
    }
  }
}
