package org.lucarne.setting;

import java.util.HashMap;
import java.util.Map;
import org.lucarne.key.Mode;

/** What the settings mean to the framework, as system properties. */
public final class QuarkusProperties {
  private QuarkusProperties() {}

  public static Map<String, String> of(
      Settings settings, DatabaseSettings database, Map<String, String> variables) {
    Map<String, String> usual = new HashMap<>();
    if (settings.mode() == Mode.STANDALONE) {
      usual.put("quarkus.http.host", "127.0.0.1");
      usual.put("quarkus.management.host", "127.0.0.1");
    } else {
      // Whoever sends requests to a pod needs some seconds to learn that it is about to end.
      usual.put("quarkus.shutdown.delay", "10S");
      // As long as the longest transfer: see ReceiveObject.
      usual.put("quarkus.shutdown.timeout", "1H");
    }
    // A system property outranks a variable, so what the operator said must not be set here.
    usual.keySet().removeIf(name -> variables.containsKey(Variables.variableOf(name)));
    Map<String, String> properties = new HashMap<>(usual);
    properties.putAll(TelemetryProperties.of(settings.mode(), variables));
    properties.put("lucarne.mode", settings.mode().toString());
    properties.put("lucarne.home", settings.home().toString());
    properties.put("lucarne.keys-dir", settings.keysDirectory().toString());
    properties.put("lucarne.public-url", settings.publicUrl());
    properties.put("quarkus.datasource.jdbc.url", database.url());
    database.user().ifPresent(user -> properties.put("lucarne.database.user", user));
    database
        .userFile()
        .ifPresent(file -> properties.put("lucarne.database.user-file", file.toString()));
    database
        .passwordFile()
        .ifPresent(file -> properties.put("lucarne.database.password-file", file.toString()));
    return properties;
  }
}
