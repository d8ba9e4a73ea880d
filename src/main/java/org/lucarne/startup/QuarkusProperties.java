package org.lucarne.startup;

import java.util.HashMap;
import java.util.Map;
import org.lucarne.key.Mode;

/** What the settings mean to the framework, as system properties. */
final class QuarkusProperties {
  private QuarkusProperties() {}

  static Map<String, String> of(
      Settings settings, DatabaseAddress database, Map<String, String> variables) {
    Map<String, String> properties = new HashMap<>();
    properties.put("lucarne.mode", settings.mode().toString());
    properties.put("lucarne.home", settings.home().toString());
    properties.put("lucarne.keys-dir", settings.keysDirectory().toString());
    properties.put("lucarne.public-url", settings.publicUrl());
    properties.put("quarkus.datasource.jdbc.url", database.url());
    database.user().ifPresent(user -> properties.put("quarkus.datasource.username", user));
    database
        .password()
        .ifPresent(password -> properties.put("quarkus.datasource.password", password));
    if (settings.mode() == Mode.STANDALONE) {
      properties.put("quarkus.http.host", "127.0.0.1");
      properties.put("quarkus.management.host", "127.0.0.1");
      // A system property outranks a variable, so what the operator said must not be set here.
      properties
          .keySet()
          .removeIf(
              name -> name.endsWith(".host") && variables.containsKey(Variables.variableOf(name)));
    }
    return properties;
  }
}
