package org.lucarne.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTest {

  @Test
  void freshKeysAreWellFormedAndDiffer() {
    assertThat(ObjectKey.fresh()).isNotEqualTo(ObjectKey.fresh());
    assertThat(ObjectKey.fresh().value()).matches("objects/[A-Za-z0-9_-]{22}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "objects/",
        "objects/AAAAAAAAAAAAAAAAAAAAA",
        "objects/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAA",
        "other/AAAAAAAAAAAAAAAAAAAAAA",
        "objects/../AAAAAAAAAAAAAAAAAAA",
        "objects/AAAAAAAAAA/AAAAAAAAAAA",
        "objects/.AAAAAAAAAAAAAAAAAAAAA",
        "objects/AAAAAAAAAAAAAAAAAAAAAA\n",
        "objects/AAAAAAAAAAAAAAAAAAAAA\u0000"
      })
  void whatIsNoKeyIsRefused(String value) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ObjectKey(value));
  }
}
