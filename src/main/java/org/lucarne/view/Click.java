package org.lucarne.view;

import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.problem.StrictJsonReader;

/** What a click carries: the landing page's hidden field, or a program's JSON, or nothing. */
record Click(@Nullable String proof) {
  private static final int MAX_BYTES = 4_096;

  static Click read(@Nullable String contentType, InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw new ProblemException(
          ProblemType.CONTENT_TOO_LARGE, "Opening takes " + MAX_BYTES + " bytes at most.");
    }
    if (bytes.length == 0) {
      return new Click(null);
    }
    String type = contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
    if (type.equalsIgnoreCase("application/x-www-form-urlencoded")) {
      return new Click(field(new String(bytes, StandardCharsets.UTF_8)));
    }
    if (type.equalsIgnoreCase("application/json")) {
      StrictJsonReader.read(bytes, OpenRequest.class);
      return new Click(null);
    }
    throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Opening takes a form or JSON.");
  }

  private static @Nullable String field(String form) {
    try {
      for (String pair : form.split("&", -1)) {
        if (pair.startsWith("proof=")) {
          return URLDecoder.decode(pair.substring("proof=".length()), StandardCharsets.UTF_8);
        }
      }
      return null;
    } catch (IllegalArgumentException e) {
      throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The form cannot be read.");
    }
  }

  /** The JSON body. A passphrase for a link that has none is passed over. */
  record OpenRequest(@Nullable String passphrase) {
    @Override
    public String toString() {
      return "OpenRequest";
    }
  }

  @Override
  public String toString() {
    return "Click";
  }
}
