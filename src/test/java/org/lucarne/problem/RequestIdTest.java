package org.lucarne.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"0123456789abcdef0123456789abcdef", "f47ac10b-58cc-4372-a567-0e02b2c3d479"})
  void theIdOfAProxyIsKept(String given) {
    assertThat(RequestId.choose(given)).isEqualTo(given);
  }

  @ParameterizedTest
  @NullAndEmptySource
  @ValueSource(
      strings = {
        "luc__2007Px0cX580opHnZ2ttLEZftQsoSUwAzIikvySWs0wFGsnA",
        "ABLQYR6w1rWMVXm74ogUldSkXQVAJylvrSOFPyhtn_nF",
        "0123456789ABCDEF0123456789ABCDEF",
        "0123456789abcdef0123456789abcdef\n2026-11-25 ERROR forged",
        "0123456789abcdef0123456789abcdef0",
      })
  void anythingElseIsReplaced(@Nullable String given) {
    assertThat(RequestId.choose(given)).matches("[0-9a-f]{16}");
  }

  @Test
  void noTwoAreAlike() {
    assertThat(RequestId.choose(null)).isNotEqualTo(RequestId.choose(null));
  }
}
