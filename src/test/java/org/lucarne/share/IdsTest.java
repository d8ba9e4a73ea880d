package org.lucarne.share;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @Test
  void aHundredThousandIdsAreAllDifferentAndHaveNoLeaning() {
    Set<String> ids = new HashSet<>();
    long ones = 0;
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      String id = Ids.fresh();
      ids.add(id);
      for (byte b : Base64.getUrlDecoder().decode(id)) {
        ones += Integer.bitCount(Byte.toUnsignedInt(b));
      }
    }
    assertThat(ids).hasSize(count);
    double bits = count * 128.0;
    // Six standard deviations of a fair coin.
    assertThat(Math.abs(ones - bits / 2)).isLessThan(6 * Math.sqrt(bits) / 2);
  }

  @Test
  void freshIdsAreWellFormed() {
    assertThat(Ids.isWellFormed(Ids.fresh())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "short",
        "../../../../../../../../etc",
        "AAAAAAAAAAAAAAAAAAAAA/",
        "AAAAAAAAAAAAAAAAAAAAA\n",
        "AAAAAAAAAAAAAAAAAAAAA%",
        "ÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀÀ"
      })
  void nothingElseIsEverLookedUp(String text) {
    assertThat(Ids.isWellFormed(text)).isFalse();
    assertThat(Ids.isWellFormed("A".repeat(44))).isFalse();
  }
}
