package org.lucarne.share;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lucarne.encoding.Base64Url;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

/** Where a list, newest first, was left off. Opaque to the caller. */
public record Cursor(Instant at, String id) {
  /** Milliseconds that the database can hold, and an id. */
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,15})\\.(.+)");

  /** The text of {@code ?after=} and {@code next}. */
  public String encode() {
    String text = at.toEpochMilli() + "." + id;
    return Base64Url.encode(text.getBytes(StandardCharsets.US_ASCII));
  }

  public static Cursor parse(String text) {
    try {
      String plain = new String(Base64Url.decode(text), StandardCharsets.US_ASCII);
      Matcher parts = SHAPE.matcher(plain);
      if (parts.matches() && Ids.isWellFormed(parts.group(2))) {
        return new Cursor(Instant.ofEpochMilli(Long.parseLong(parts.group(1))), parts.group(2));
      }
      throw unusable();
    } catch (IllegalArgumentException e) {
      throw unusable();
    }
  }

  static ProblemException unusable() {
    return new ProblemException(
        ProblemType.MALFORMED_REQUEST, "'after' takes the value of 'next' as it was given.");
  }
}
