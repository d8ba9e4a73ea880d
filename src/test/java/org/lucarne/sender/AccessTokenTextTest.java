package org.lucarne.sender;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTokenTextTest {

  @Test
  void aFreshTokenIsWellFormed() {
    String token = AccessTokenText.fresh();
    assertThat(token).matches("luc_[A-Za-z0-9_-]{49}");
    assertThat(AccessTokenText.isWellFormed(token)).isTrue();
  }

  @Test
  void oneWrongCharacterAnywhereIsNoticed() {
    String token = AccessTokenText.fresh();
    for (int i = 0; i < token.length(); i++) {
      char other = token.charAt(i) == 'A' ? 'B' : 'A';
      String mistyped = token.substring(0, i) + other + token.substring(i + 1);
      assertThat(AccessTokenText.isWellFormed(mistyped)).as(mistyped).isFalse();
    }
  }

  @Test
  void otherLengthsAreNoTokens() {
    String token = AccessTokenText.fresh();
    for (int length = 0; length < token.length(); length++) {
      assertThat(AccessTokenText.isWellFormed(token.substring(0, length))).isFalse();
    }
    assertThat(AccessTokenText.isWellFormed(token + "A")).isFalse();
  }

  @Test
  void noTokenComesTwice() {
    Set<String> tokens = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      assertThat(tokens.add(AccessTokenText.fresh())).isTrue();
    }
  }
}
