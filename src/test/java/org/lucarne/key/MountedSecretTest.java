package org.lucarne.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Secret that is exchanged while it is read is read again. */
class MountedSecretTest {
  @TempDir Path directory;

  private final AtomicInteger readings = new AtomicInteger();
  private TestMount mount;

  @BeforeEach
  void fill() throws IOException {
    mount = new TestMount(directory);
    mount.exchange(Map.of("0.key", "before"));
  }

  @Test
  void filesThatWereExchangedMeanwhileAreReadAgain() throws IOException {
    String read =
        MountedSecret.read(
            directory,
            files -> {
              String found = Files.readString(files.resolve("0.key"));
              exchangeOnce();
              return found;
            });
    assertThat(read).isEqualTo("after");
    assertThat(readings).hasValue(2);
  }

  @Test
  void filesThatVanishedMeanwhileAreReadAgain() throws IOException {
    String read =
        MountedSecret.read(
            directory,
            files -> {
              exchangeOnce();
              return Files.readString(files.resolve("0.key"));
            });
    assertThat(read).isEqualTo("after");
  }

  @Test
  void aFaultOfTheFilesThemselvesIsToldAtOnce() {
    assertThatThrownBy(() ->
            MountedSecret.read(
                directory,
                files -> {
                  readings.incrementAndGet();
                  throw new KeyRingException("damaged");
                }))
        .hasMessage("damaged");
    assertThat(readings).hasValue(1);
  }

  private void exchangeOnce() throws IOException {
    if (readings.getAndIncrement() == 0) {
      mount.exchange(Map.of("0.key", "after"));
    }
  }
}
