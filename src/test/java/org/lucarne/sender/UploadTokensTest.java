package org.lucarne.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.key.KeyRing;
import org.lucarne.key.LiveKeyRing;

class UploadTokensTest {
  @TempDir Path keysDir;

  private UploadTokens tokens;

  @BeforeEach
  void ring() {
    KeyRing.create(keysDir.resolve("link"), "7");
    tokens = load();
  }

  @Test
  void aTokenNamesItsShare() {
    String share = freshId();
    assertThat(tokens.verify(tokens.of(share))).contains(share);
    assertThat(tokens.of(share)).isEqualTo(tokens.of(share)).matches("lup_[A-Za-z0-9_-]{44}");
  }

  @Test
  void noTokenWithAnotherBitVerifies() {
    for (int round = 0; round < 100; round++) {
      byte[] genuine = Base64.getUrlDecoder().decode(tokens.of(freshId()).substring(4));
      for (int bit = 0; bit < genuine.length * 8; bit++) {
        byte[] flipped = genuine.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        assertThat(tokens.verify(token(flipped))).isEmpty();
      }
    }
  }

  @Test
  void tokensOfAnotherRingAreNoneOfOurs() {
    Path elsewhere = keysDir.resolve("elsewhere");
    KeyRing.create(elsewhere.resolve("link"), "7");
    UploadTokens others = load(elsewhere);
    assertThat(tokens.verify(others.of(freshId()))).isEmpty();
  }

  @Test
  void tokensOutliveTheNextSigningKey() {
    String share = freshId();
    String old = tokens.of(share);
    KeyRing.create(keysDir.resolve("link"), "8");
    UploadTokens rotated = load();
    assertThat(rotated.verify(old)).contains(share);
    assertThat(rotated.of(share)).isNotEqualTo(old);
    assertThat(tokens.verify(rotated.of(share))).as("a kid not in the ring").isEmpty();
  }

  @Test
  void whatIsNoTokenIsRefused() {
    String token = tokens.of(freshId());
    for (String other :
        new String[] {"lup_", token + "A", token + "=", token.substring(0, 47), "lup_?" + token}) {
      assertThat(tokens.verify(other)).as(other).isEmpty();
    }
    assertThat(tokens.verify(token(new byte[33]))).isEmpty();
  }

  private static UploadTokens load(Path keysDir) {
    Path ring = keysDir.resolve("link");
    return new UploadTokens(
        new SigningKeys(new LiveKeyRing("link", () -> SigningKeys.load(ring), Duration.ZERO)));
  }

  private UploadTokens load() {
    return load(keysDir);
  }

  private static String freshId() {
    byte[] id = new byte[16];
    new SecureRandom().nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }

  private static String token(byte[] bytes) {
    return "lup_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
