package org.lucarne.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ring whose files change while it is in use. */
class LiveKeyRingTest {
  private static final Duration SETTLE = Duration.ofMinutes(2);

  @TempDir Path directory;
  private final AtomicLong nanoTime = new AtomicLong();
  private LiveKeyRing ring;

  @BeforeEach
  void start() {
    KeyRing.create(directory, "0");
    ring = live(directory);
  }

  private LiveKeyRing live(Path files) {
    return new LiveKeyRing("link", () -> KeyRing.load(files), new Settling(SETTLE, nanoTime::get));
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
    ring.refresh();
  }

  @Test
  void aNewKeyVerifiesAtOnceAndSignsWhenItHasSettled() {
    KeyRing.create(directory, "1");
    pass(Duration.ofSeconds(10));
    assertThat(ring.find("1")).isPresent();
    assertThat(ring.current().name()).isEqualTo("0");

    pass(SETTLE.minusSeconds(1));
    assertThat(ring.current().name()).isEqualTo("0");
    pass(Duration.ofSeconds(1));
    assertThat(ring.current().name()).isEqualTo("1");
    assertThat(ring.find("0")).as("what it signed stays good").isPresent();
  }

  @Test
  void whatIsThereAtTheStartIsSettled() {
    KeyRing.create(directory, "1");
    assertThat(live(directory).current().name()).isEqualTo("1");
  }

  @Test
  void aRemovedKeyIsGone() throws IOException {
    KeyRing.create(directory, "1");
    pass(SETTLE);
    pass(SETTLE);
    Files.delete(directory.resolve("0.key"));
    pass(Duration.ofSeconds(10));
    assertThat(ring.find("0")).isEmpty();
    assertThat(ring.current().name()).isEqualTo("1");
  }

  @Test
  void aNewKeySignsAtOnceWhereTheOldOneWasTakenAway() throws IOException {
    KeyRing.create(directory, "1");
    Files.delete(directory.resolve("0.key"));
    pass(Duration.ofSeconds(10));
    assertThat(ring.current().name()).isEqualTo("1");
  }

  @Test
  void aDamagedKeyLeavesEverythingAsItWas() throws IOException {
    write("1", "CANARY-" + Base64.getEncoder().encodeToString(new byte[32]));
    pass(SETTLE);
    assertThat(ring.current().name()).isEqualTo("0");
    assertThat(ring.find("1")).isEmpty();

    Files.delete(directory.resolve("1.key"));
    KeyRing.create(directory, "2");
    pass(SETTLE);
    assertThat(ring.find("2")).as("it looks again").isPresent();
  }

  @Test
  void theComplaintTellsNothingOfWhatIsInTheFile() throws IOException {
    write("1", "CANARY-secret");
    assertThatThrownBy(() -> KeyRing.load(directory))
        .isInstanceOf(KeyRingException.class)
        .hasMessageContaining("1.key")
        .hasMessageNotContaining("CANARY");
  }

  @Test
  void anEmptiedDirectoryLeavesEverythingAsItWas() throws IOException {
    Files.delete(directory.resolve("0.key"));
    pass(Duration.ofSeconds(10));
    assertThat(ring.current().name()).isEqualTo("0");
  }

  @Test
  void aMountedSecretIsReadByItsGroupAndFollowed(@TempDir Path mounted) throws IOException {
    TestMount mount = new TestMount(mounted);
    mount.exchange(Map.of("0.key", key(1)));
    ring = live(mounted);
    mount.exchange(Map.of("0.key", key(1), "1.key", key(2)));
    pass(SETTLE);
    assertThat(ring.find("1")).isPresent();
    mount.exchange(Map.of("1.key", key(2)));
    pass(SETTLE);
    assertThat(ring.find("0")).isEmpty();
  }

  /** Each generation has two keys alike, so that a mixture is seen. */
  @Test
  void noRingIsEverHalfOfOneMountAndHalfOfTheNext(@TempDir Path mounted) throws Exception {
    TestMount mount = new TestMount(mounted);
    mount.exchange(Map.of("0.key", key(0), "1.key", key(0)));
    Thread changing =
        Thread.ofPlatform()
            .start(() -> {
              for (int generation = 1; generation < 400; generation++) {
                exchange(mount, generation);
              }
            });
    int looks = 0;
    for (; changing.isAlive(); looks++) {
      for (KeyRing loaded : load(mounted).stream().toList()) {
        assertThat(loaded.names()).containsExactly("0", "1");
        assertThat(loaded.find("0").orElseThrow().aes())
            .isEqualTo(loaded.find("1").orElseThrow().aes());
      }
    }
    assertThat(looks).isGreaterThan(10);
  }

  /** A generation that vanishes while it is read is no ring, and the old one stays in use. */
  private static Optional<KeyRing> load(Path mounted) {
    try {
      return Optional.of(KeyRing.load(mounted));
    } catch (KeyRingException vanished) {
      return Optional.empty();
    }
  }

  private static void exchange(TestMount mount, int generation) {
    try {
      mount.exchange(Map.of("0.key", key(generation), "1.key", key(generation)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void write(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name + ".key"), text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  private static String key(int seed) {
    byte[] secret = new byte[32];
    java.util.Arrays.fill(secret, (byte) seed);
    return Base64.getEncoder().encodeToString(secret);
  }
}
