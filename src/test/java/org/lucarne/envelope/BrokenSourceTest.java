package org.lucarne.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lucarne.envelope.AgeFiles.Opening;

/** Networks that break, and readers that go on after a failure. */
class BrokenSourceTest {
  private final Identity key = Identity.generate();

  static Stream<Named<Opening>> openings() {
    return Stream.of(
        Named.of("decryption", AgeFiles.DECRYPTION),
        Named.of("authentication", AgeFiles.AUTHENTICATION));
  }

  @ParameterizedTest
  @MethodSource("openings")
  void aClientThatWentAwayIsNotAFileThatDoesNotOpen(Opening opening) throws Exception {
    byte[] file = AgeFiles.encrypted(200_000, key);
    IOException gone = new IOException("connection reset");

    for (int after : new int[] {0, 1, 100, 168, 184, 1024, 65_737, 150_000, file.length}) {
      Throwable thrown =
          catchThrowable(() -> opening.open(broken(file, after, gone), key).readAllBytes());
      assertThat(thrown).as("after %s bytes", after).isSameAs(gone);
    }
  }

  @ParameterizedTest
  @MethodSource("openings")
  void anUncheckedFailureOfTheSourcePassesUnchangedToo(Opening opening) throws Exception {
    byte[] file = AgeFiles.encrypted(200_000, key);
    RuntimeException fault = new IllegalStateException("not on this thread");

    assertThat(catchThrowable(() -> opening.open(broken(file, 500, fault), key))).isSameAs(fault);
    InputStream opened = opening.open(broken(file, 70_000, fault), key);
    assertThat(catchThrowable(opened::readAllBytes)).isSameAs(fault);
    assertThat(catchThrowable(opened::read)).isSameAs(fault);
  }

  @ParameterizedTest
  @MethodSource("openings")
  void afterAFailureNothingComesOutAnyMore(Opening opening) throws Exception {
    byte[] file = AgeFiles.encrypted(200_000, key);
    byte[] altered = AgeFiles.flipped(file, 100_000 * 8);

    InputStream opened = opening.open(new ByteArrayInputStream(altered), key);
    Throwable first = catchThrowable(opened::readAllBytes);

    assertThat(first).isInstanceOf(UndecryptableException.class);
    assertThat(catchThrowable(opened::read)).isSameAs(first);
    assertThat(catchThrowable(() -> opened.read(new byte[100_000]))).isSameAs(first);
  }

  @ParameterizedTest
  @MethodSource("openings")
  void aSourceThatRecoversIsNotAskedAgain(Opening opening) throws Exception {
    byte[] file = AgeFiles.encrypted(200_000, key);
    IOException gone = new IOException("timed out");

    InputStream opened = opening.open(failingOnce(file, 150_000, gone), key);

    assertThat(catchThrowable(opened::readAllBytes)).isSameAs(gone);
    assertThat(catchThrowable(opened::readAllBytes)).isSameAs(gone);
  }

  @ParameterizedTest
  @MethodSource("openings")
  void aClosedStreamIsClosedWithItsSource(Opening opening) throws Exception {
    boolean[] closed = new boolean[1];
    InputStream source =
        new ByteArrayInputStream(AgeFiles.encrypted(200_000, key)) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };

    InputStream opened = opening.open(source, key);
    assertThat(opened.read()).isNotNegative();
    opened.close();

    assertThat(closed[0]).isTrue();
    assertThat(catchThrowable(opened::read)).isInstanceOf(IOException.class);
  }

  private static InputStream broken(byte[] file, int after, Exception failure) {
    return new BreakingStream(file, after, failure, Integer.MAX_VALUE);
  }

  private static InputStream failingOnce(byte[] file, int after, Exception failure) {
    return new BreakingStream(file, after, failure, 1);
  }

  /** Gives that many bytes, then fails that many times, then goes on. */
  private static final class BreakingStream extends InputStream {
    private final byte[] bytes;
    private final int after;
    private final Exception failure;
    private int failures;
    private int position;

    BreakingStream(byte[] bytes, int after, Exception failure, int failures) {
      this.bytes = bytes;
      this.after = after;
      this.failure = failure;
      this.failures = failures;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      if (position == after && failures > 0) {
        failures--;
        switch (failure) {
          case IOException e -> throw e;
          case RuntimeException e -> throw e;
          default -> throw new AssertionError(failure);
        }
      }
      int limit = position < after ? after : bytes.length;
      int size = Math.min(length, limit - position);
      if (size == 0) {
        return -1;
      }
      System.arraycopy(bytes, position, buffer, offset, size);
      position += size;
      return size;
    }
  }
}
