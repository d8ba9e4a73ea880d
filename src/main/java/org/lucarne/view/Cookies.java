package org.lucarne.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cookies of a request by name, from its {@code Cookie} header (RFC 6265, section 4.2.1). */
final class Cookies {
  private Cookies() {}

  static Map<String, String> of(@Nullable String header) {
    Map<String, String> values = new LinkedHashMap<>();
    if (header != null) {
      for (String pair : header.split(";", -1)) {
        int equals = pair.indexOf('=');
        if (equals > 0) {
          values.putIfAbsent(pair.substring(0, equals).strip(), pair.substring(equals + 1).strip());
        }
      }
    }
    return values;
  }
}
