package org.lucarne.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class NamedKeyTest {
  private static final byte[] SECRET =
      HexFormat.of().parseHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");

  @Test
  void derivesWhatTheRfcDerives() {
    // RFC 5869, A.3: SHA-256 with salt and info of length zero.
    assertThat(new NamedKey("0", SECRET).derive("", 42))
        .isEqualTo(
            HexFormat.of()
                .parseHex(
                    "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                        + "9d201395faa4b61a96c8"));
  }

  @Test
  void derivesOtherBytesForAnotherPurpose() {
    NamedKey key = new NamedKey("0", SECRET);
    assertThat(key.derive("one", 32)).isNotEqualTo(key.derive("two", 32));
  }

  @Test
  void printsItsNameAndNothingOfItsSecret() {
    assertThat(new NamedKey("2026-11-23", SECRET)).hasToString("NamedKey[2026-11-23]");
  }

  @Test
  void keepsItsSecretWhenTheCallerWipesTheirs() {
    byte[] secret = SECRET.clone();
    NamedKey key = new NamedKey("0", secret);
    byte[] before = key.derive("", 32);
    secret[0] = 0;
    assertThat(key.derive("", 32)).isEqualTo(before);
  }
}
