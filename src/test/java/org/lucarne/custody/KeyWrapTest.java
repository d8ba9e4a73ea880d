package org.lucarne.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.envelope.Identity;
import org.lucarne.key.KeyRing;
import org.lucarne.key.LiveKeyRing;

class KeyWrapTest {
  private static final String SHARE = "mRk0vZ2c7T1xQ9aLw3sB5g";
  private static final String OTHER_SHARE = "Zc7T1xQ9aLw3sB5gmRk0vA";

  @TempDir Path directory;

  private final Identity shareKey = Identity.generate();
  private KeyWrap keyWrap;

  @BeforeEach
  void ring() {
    KeyRing.create(directory, "2026-11-23");
    keyWrap = keyWrap();
  }

  private KeyWrap keyWrap() {
    return new KeyWrap(new LiveKeyRing("wrap", () -> KeyRing.load(directory), Duration.ZERO));
  }

  @Test
  void aWrappedKeyComesBack() {
    WrappedKey wrapped = keyWrap.wrap(SHARE, shareKey);
    assertThat(keyWrap.unwrap(SHARE, wrapped).encoded()).isEqualTo(shareKey.encoded());
    assertThat(wrapped.keyName()).isEqualTo("2026-11-23");
  }

  @Test
  void rowsThatWereSwappedAreRefused() {
    WrappedKey wrapped = keyWrap.wrap(SHARE, shareKey);
    WrappedKey other = keyWrap.wrap(OTHER_SHARE, Identity.generate());
    refused(keyWrap, OTHER_SHARE, wrapped);
    refused(keyWrap, SHARE, other);
  }

  @Test
  void anotherKeyNameIsRefusedEvenWithTheSameSecret() throws Exception {
    WrappedKey wrapped = keyWrap.wrap(SHARE, shareKey);
    java.nio.file.Files.copy(
        directory.resolve("2026-11-23.key"),
        directory.resolve("2026-11-30.key"),
        java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    KeyWrap both = keyWrap();
    assertThat(both.unwrap(SHARE, wrapped).recipient()).isEqualTo(shareKey.recipient());
    refused(both, SHARE, new WrappedKey("2026-11-30", wrapped.bytes()));
    refused(both, SHARE, new WrappedKey("2026-12-07", wrapped.bytes()));
  }

  @Test
  void everyFlippedBitIsRefused() {
    WrappedKey wrapped = keyWrap.wrap(SHARE, shareKey);
    for (int bit = 0; bit < wrapped.bytes().length * 8; bit++) {
      byte[] flipped = wrapped.bytes().clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      refused(keyWrap, SHARE, new WrappedKey(wrapped.keyName(), flipped));
    }
  }

  @Test
  void theSameKeyNeverLooksTheSameTwice() {
    assertThat(keyWrap.wrap(SHARE, shareKey).bytes())
        .isNotEqualTo(keyWrap.wrap(SHARE, shareKey).bytes());
  }

  @Test
  void bytesTooShortToBeAWrappedKeyAreRefused() {
    refused(keyWrap, SHARE, new WrappedKey("2026-11-23", new byte[27]));
  }

  private static void refused(KeyWrap ring, String share, WrappedKey wrapped) {
    assertThatThrownBy(() -> ring.unwrap(share, wrapped)).isInstanceOf(IllegalStateException.class);
  }
}
