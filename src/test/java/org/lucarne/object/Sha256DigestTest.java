package org.lucarne.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Sha256DigestTest {
  private static final String TEXT = "sha-256=:MVIXhCF8ss6wDb5zfxfGXQo9XOpTAzYFtHqYNSCGJWo=:";

  @Test
  void aDigestReadsAsItIsWritten() {
    assertThat(Sha256Digest.parse(TEXT)).get().hasToString(TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha-256=",
        "sha-256=::",
        "SHA-256=:MVIXhCF8ss6wDb5zfxfGXQo9XOpTAzYFtHqYNSCGJWo=:",
        "sha-256=:MVIXhCF8ss6wDb5zfxfGXQo9XOpTAzYFtHqYNSCGJWo:",
        "sha-256=MVIXhCF8ss6wDb5zfxfGXQo9XOpTAzYFtHqYNSCGJWo=",
        "sha-256=:MVIXhCF8ss6wDb5zfxfGXQo9XOpTAzYFtHqYNSCGJW_=:",
        "sha-256=:MVIXhCF8ss6wDb5zfxfGXQo9XOpTAzYFtHqYNSCG=:",
        "sha-512=:MVIXhCF8ss6wDb5zfxfGXQo9XOpTAzYFtHqYNSCGJWo=:",
        "sha-256=:MVIXhCF8ss6wDb5zfxfGXQo9XOpTAzYFtHqYNSCGJWo=: "
      })
  void anythingElseIsNone(String text) {
    assertThat(Sha256Digest.parse(text)).isEmpty();
  }

  @Test
  void digestsAreEqualWhenTheirBytesAre() {
    byte[] bytes = new byte[32];
    Sha256Digest digest = new Sha256Digest(bytes);
    bytes[31] = 1;
    assertThat(digest).isEqualTo(new Sha256Digest(new byte[32])).isNotEqualTo(null);
    assertThat(digest).isNotEqualTo(new Sha256Digest(bytes));
    assertThat(digest).hasSameHashCodeAs(new Sha256Digest(new byte[32]));
  }

  @Test
  void aDigestOfAnotherLengthIsRefused() {
    assertThatThrownBy(() -> new Sha256Digest(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
