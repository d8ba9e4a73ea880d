package org.lucarne.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final String TEXT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @TempDir Path directory;

  @Test
  void aCreatedKeyIsFoundAgainUnderItsName() {
    KeyRing.create(directory.resolve("link"), "0");
    KeyRing ring = KeyRing.load(directory.resolve("link"));
    assertThat(ring.find("0")).isPresent();
    assertThat(ring.current().name()).isEqualTo("0");
    assertThat(ring.find("1")).isEmpty();
  }

  @Test
  void aCreatedKeyIsClosedToOthersAndNoDraftStaysBehind() throws IOException {
    Path ring = directory.resolve("link");
    KeyRing.create(ring, "0");
    assertThat(modeOf(ring)).isEqualTo("rwx------");
    assertThat(modeOf(ring.resolve("0.key"))).isEqualTo("rw-------");
    assertThat(ring).isDirectoryNotContaining(file -> file.toString().endsWith(".draft"));
  }

  @Test
  void noTwoKeysAreTheSame() {
    KeyRing.create(directory, "0");
    KeyRing.create(directory, "1");
    KeyRing ring = KeyRing.load(directory);
    assertThat(ring.find("0").orElseThrow().derive("", 32))
        .isNotEqualTo(ring.find("1").orElseThrow().derive("", 32));
  }

  @Test
  void anExistingKeyIsNeverReplaced() throws IOException {
    write("0", TEXT);
    assertThatThrownBy(() -> KeyRing.create(directory, "0")).hasMessageContaining("exists");
    assertThat(directory.resolve("0.key")).hasContent(TEXT);
  }

  @Test
  void theKeyIsTheBytesOfTheFile() throws IOException {
    write("0", TEXT + "\n");
    assertThat(KeyRing.load(directory).current().aes().getEncoded())
        .isEqualTo(Base64.getDecoder().decode(TEXT));
  }

  @Test
  void aLineEndOfWindowsIsNoPartOfTheKey() throws IOException {
    write("0", TEXT + "\r\n");
    assertThat(KeyRing.load(directory).current().aes().getEncoded()).hasSize(32);
  }

  @Test
  void numbersAreOrderedAsNumbers() throws IOException {
    for (String name : new String[] {"9", "10", "100", "2"}) {
      write(name, TEXT);
    }
    assertThat(KeyRing.load(directory)).hasToString("KeyRing[2, 9, 10, 100]");
    assertThat(KeyRing.load(directory).current().name()).isEqualTo("100");
  }

  @Test
  void wordsComeAfterNumbersInTheirOwnOrder() throws IOException {
    for (String name : new String[] {"2027-01-04", "1a", "2", "10", "2026-11-23"}) {
      write(name, TEXT);
    }
    assertThat(KeyRing.load(directory)).hasToString("KeyRing[2, 10, 1a, 2026-11-23, 2027-01-04]");
  }

  @Test
  void anEmptyRingIsRefusedByName() {
    assertThatThrownBy(() -> KeyRing.load(directory))
        .isInstanceOf(KeyRingException.class)
        .hasMessageContaining(directory.toString());
  }

  @Test
  void aMissingDirectoryIsRefusedByName() {
    Path missing = directory.resolve("missing");
    assertThatThrownBy(() -> KeyRing.load(missing))
        .isInstanceOf(KeyRingException.class)
        .hasMessageContaining(missing.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not base64 at all, but as long as a key in it",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg==", // 31 bytes
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g", // 33 bytes
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8", // no padding
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9=", // stray bits
        " AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n\n",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYX"
      })
  void whatIsNotExactlyOneKeyIsRefusedWithoutShowingIt(String text) throws IOException {
    write("0", text);
    assertThatThrownBy(() -> KeyRing.load(directory))
        .isInstanceOf(KeyRingException.class)
        .hasMessage("key " + directory.resolve("0.key") + " is not 32 bytes in base64 on one line")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw------x"})
  void aKeyOpenToOthersIsRefused(String mode) throws IOException {
    setMode(write("0", TEXT), mode);
    assertThatThrownBy(() -> KeyRing.load(directory))
        .isInstanceOf(KeyRingException.class)
        .hasMessageContaining("0.key is open to others");
  }

  @Test
  void aMountedSecretMayBelongToTheGroupOfThePod() throws IOException {
    Path file = mountSecret();
    setMode(file, "r--r-----");
    assertThat(KeyRing.load(directory).current().name()).isEqualTo("0");
  }

  @Test
  void aMountedSecretMustNotBelongToTheWorld() throws IOException {
    Path file = mountSecret();
    setMode(file, "r--r--r--");
    assertThatThrownBy(() -> KeyRing.load(directory)).hasMessageContaining("is open to others");
  }

  @Test
  void aHiddenFileIsNoKey() throws IOException {
    write("0", TEXT);
    write(".1", "half written");
    assertThat(KeyRing.load(directory)).hasToString("KeyRing[0]");
  }

  /** As the kubelet lays it out: links to links to the file, so that all change in one step. */
  private Path mountSecret() throws IOException {
    Path version = Files.createDirectory(directory.resolve("..2026_11_23"));
    Path file = Files.writeString(version.resolve("0.key"), TEXT);
    Files.createSymbolicLink(directory.resolve("..data"), version.getFileName());
    Files.createSymbolicLink(directory.resolve("0.key"), Path.of("..data", "0.key"));
    return file;
  }

  private Path write(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name + ".key"), text);
    setMode(file, "rw-------");
    return file;
  }

  private static void setMode(Path file, String mode) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static String modeOf(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
