package org.lucarne.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.key.KeyRingException;

class ServerKeysTest {
  private static final Instant FIRST_START = Instant.parse("2026-11-23T22:14:00Z");

  @TempDir Path temporary;
  private Path directory;
  private ServerKeys keys;

  @BeforeEach
  void chooseADirectory() {
    directory = temporary.resolve("keys");
    keys = new ServerKeys(directory);
  }

  @Test
  void theFirstStartMakesARingToSignARingToWrapAndAnIdentity() throws IOException {
    assertThat(keys.haveRings()).isFalse();
    keys.makeMissing(FIRST_START);
    keys.check();
    assertThat(keys.haveRings()).isTrue();
    assertThat(names())
        .containsExactlyInAnyOrder("link/0.key", "wrap/2026-11-23.key", "identity/2026-11-23.txt");
  }

  @Test
  void everythingIsClosedToOthers() throws IOException {
    keys.makeMissing(FIRST_START);
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path path : all.toList()) {
        assertThat(Files.getPosixFilePermissions(path))
            .as(path.toString())
            .isSubsetOf(
                PosixFilePermission.OWNER_READ,
                PosixFilePermission.OWNER_WRITE,
                PosixFilePermission.OWNER_EXECUTE);
      }
    }
  }

  @Test
  void theIdentityEndsAtMidnightNinetyDaysLater() throws IOException {
    keys.makeMissing(FIRST_START);
    List<String> lines = Files.readAllLines(directory.resolve("identity/2026-11-23.txt"));
    assertThat(lines).hasSize(3).contains("# notAfter: 2027-02-21T00:00:00Z");
    assertThat(lines.getFirst()).startsWith("# public key: age1");
    assertThat(lines.getLast()).startsWith("AGE-SECRET-KEY-1");
  }

  @Test
  void laterStartsChangeNothing() throws IOException {
    keys.makeMissing(FIRST_START);
    byte[] link = Files.readAllBytes(directory.resolve("link/0.key"));
    keys.makeMissing(FIRST_START.plus(Duration.ofDays(50)));
    assertThat(names()).hasSize(3);
    assertThat(directory.resolve("link/0.key")).hasBinaryContent(link);
  }

  @Test
  void anIdentityThatEndsSoonGetsASuccessorAndStays() throws IOException {
    keys.makeMissing(FIRST_START);
    keys.makeMissing(FIRST_START.plus(Duration.ofDays(60)));
    assertThat(names()).contains("identity/2026-11-23.txt", "identity/2027-01-22.txt").hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"link", "wrap", "identity"})
  void aMissingDirectoryIsRefusedByTheNameOfTheSetting(String name) throws IOException {
    keys.makeMissing(FIRST_START);
    Files.move(directory.resolve(name), directory.resolve("elsewhere"));
    assertThatThrownBy(keys::check)
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("LUCARNE_KEYS_DIR")
        .hasMessageContaining(name);
  }

  @Test
  void anIdentityOpenToOthersIsRefused() throws IOException {
    keys.makeMissing(FIRST_START);
    Files.setPosixFilePermissions(
        directory.resolve("identity/2026-11-23.txt"), PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(keys::check).hasMessageContaining("is open to others");
  }

  @Test
  void aDamagedKeyIsRefused() throws IOException {
    keys.makeMissing(FIRST_START);
    Files.writeString(directory.resolve("link/0.key"), "damaged");
    assertThatThrownBy(keys::check).isInstanceOf(KeyRingException.class);
  }

  private List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> all = Files.walk(directory)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> names.add(directory.relativize(file).toString()));
    }
    return names;
  }
}
