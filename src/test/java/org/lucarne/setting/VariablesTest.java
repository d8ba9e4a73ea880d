package org.lucarne.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class VariablesTest {
  private final Properties properties = new Properties();

  @Test
  void aSystemPropertyOutranksTheVariableOfThatName() {
    properties.setProperty("lucarne.keys-dir", "/property");
    assertThat(Variables.of(Map.of("LUCARNE_KEYS_DIR", "/variable"), properties))
        .containsExactly(Map.entry("LUCARNE_KEYS_DIR", "/property"));
  }

  @Test
  void anEmptyValueIsNone() {
    properties.setProperty("quarkus.http.port", "");
    assertThat(Variables.of(Map.of("LUCARNE_HOME", ""), properties)).isEmpty();
  }

  @Test
  void propertiesOfTheMachineAreLeftOut() {
    properties.setProperty("user.home", "/home/somebody");
    assertThat(Variables.of(Map.of(), properties)).isEmpty();
  }
}
