package org.lucarne.setting;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * What the operator said, under the names of environment variables. A system property ({@code
 * lucarne.keys-dir}) outranks the variable of that name ({@code LUCARNE_KEYS_DIR}), and an empty or
 * blank value is none, as in the rest of the configuration.
 */
public final class Variables {
  private Variables() {}

  public static Map<String, String> of(Map<String, String> environment, Properties properties) {
    Map<String, String> variables = new HashMap<>(environment);
    for (String property : properties.stringPropertyNames()) {
      if (property.startsWith("lucarne.") || property.startsWith("quarkus.")) {
        variables.put(variableOf(property), properties.getProperty(property));
      }
    }
    variables.values().removeIf(String::isBlank);
    return Map.copyOf(variables);
  }

  static String variableOf(String property) {
    return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
