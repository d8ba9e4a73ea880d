package org.lucarne.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenTermsTest {
  @Test
  void whatIsSaidIsTaken() {
    TokenTerms terms = TokenTerms.parse(" ward 3 ", "", "share:read, share:write", "P365D");
    assertThat(terms.owner()).isEqualTo("ward 3");
    assertThat(terms.scopes()).containsExactlyInAnyOrder("share:read", "share:write");
    assertThat(terms.lifetime()).isEqualTo(Duration.ofDays(365));
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', share:read, P1D, owner",
    "' ', '', share:read, P1D, owner",
    "'a\u0007', '', share:read, P1D, owner",
    "ward, 'two\nlines', share:read, P1D, label",
    "ward, '', '', P1D, scopes",
    "ward, '', upload, P1D, scopes",
    "ward, '', 'share:read,admin', P1D, scopes",
    "ward, '', share:read, P366D, P365D",
    "ward, '', share:read, PT0S, P365D",
    "ward, '', share:read, forever, forever",
    "ward, '', share:read, '', no duration"
  })
  void whatCannotBeIsNamed(
      String owner, String label, String scopes, String lifetime, String named) {
    assertThatThrownBy(() -> TokenTerms.parse(owner, label, scopes, lifetime))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(named);
  }
}
