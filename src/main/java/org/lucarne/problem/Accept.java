package org.lucarne.problem;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an Accept header prefers, HTML or JSON (RFC 9110, section 12.5.1). */
public final class Accept {
  private Accept() {}

  /** A page's address: HTML, unless JSON is asked for more. */
  public static boolean htmlUnlessJsonPreferred(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return true;
    }
    double json = Math.max(named(accept, "application/json"), named(accept, PROBLEM_JSON));
    // A wildcard is what remains for HTML where only JSON is named, and has to weigh more.
    double html = html(accept);
    return json <= 0 || (html > 0 ? html >= json : named(accept, "*/*") > json);
  }

  /** Any other address: JSON, unless HTML is asked for by name. */
  public static boolean htmlByName(@Nullable String accept) {
    return accept != null && html(accept) > 0;
  }

  private static final String PROBLEM_JSON = "application/problem+json";

  private static double html(String accept) {
    return Math.max(named(accept, "text/html"), named(accept, "application/xhtml+xml"));
  }

  private static double named(String accept, String type) {
    for (String range : accept.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = range.trim().split(";", -1);
      if (parts[0].trim().equals(type)) {
        return quality(parts);
      }
    }
    return 0;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].trim();
      if (parameter.matches("q=[01](\\.\\d{0,3})?")) {
        return Double.parseDouble(parameter.substring(2));
      }
    }
    return 1;
  }
}
