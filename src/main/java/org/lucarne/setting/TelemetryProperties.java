package org.lucarne.setting;

import java.util.HashMap;
import java.util.Map;
import org.lucarne.key.Mode;

/** What the mode and the settings mean for logs and traces. */
final class TelemetryProperties {
  private static final String SDK_DISABLED = "quarkus.otel.sdk.disabled";

  private TelemetryProperties() {}

  static Map<String, String> of(Mode mode, Map<String, String> variables) {
    Map<String, String> properties = new HashMap<>();
    boolean json = isJson(variables.getOrDefault("LUCARNE_LOG_FORMAT", defaultFormat(mode)));
    properties.put("quarkus.log.console.json.enabled", Boolean.toString(json));
    // Traces are made where there is somebody to send them to, and nowhere else.
    boolean collector =
        variables.containsKey("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT")
            || variables.containsKey("QUARKUS_OTEL_EXPORTER_OTLP_TRACES_ENDPOINT");
    if (!variables.containsKey(Variables.variableOf(SDK_DISABLED))) {
      properties.put(SDK_DISABLED, Boolean.toString(!collector));
    }
    return properties;
  }

  private static String defaultFormat(Mode mode) {
    return mode == Mode.CLUSTER ? "json" : "text";
  }

  private static boolean isJson(String format) {
    return switch (format) {
      case "json" -> true;
      case "text" -> false;
      default ->
          throw new StartRefusedException(
              "LUCARNE_LOG_FORMAT is \"" + format + "\"; it can be json or text");
    };
  }
}
