package org.lucarne.view;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

/** What a form of our pages sends (URL standard, section 5.1). */
record FormFields(String text) {
  FormFields(byte[] bytes) {
    this(new String(bytes, StandardCharsets.UTF_8));
  }

  /** The first of that name, or null; ends the request when it cannot be read. */
  @Nullable String field(String name) {
    try {
      for (String pair : text.split("&", -1)) {
        if (pair.startsWith(name + "=")) {
          return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
        }
      }
      return null;
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The form cannot be read.");
    }
  }

  @Override
  public String toString() {
    return "FormFields";
  }
}
