package org.lucarne.upload;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lucarne.object.Sha256Digest;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

/**
 * What a request's headers say of its body.
 *
 * @param bytes its length
 * @param digest its SHA-256, if {@code Repr-Digest} or {@code Content-Digest} tells it (RFC 9530):
 *     without a content encoding they mean the same
 */
record Announced(long bytes, @Nullable Sha256Digest digest) {

  static Announced of(UnaryOperator<@Nullable String> header) {
    Sha256Digest digest = digest(header.apply("Repr-Digest")).orElse(null);
    if (digest == null) {
      digest = digest(header.apply("Content-Digest")).orElse(null);
    }
    return new Announced(length(header.apply("Content-Length")), digest);
  }

  private static long length(@Nullable String text) {
    if (text == null) {
      throw new ProblemException(
          ProblemType.MISSING_CONTENT_LENGTH, "Send the object's size as Content-Length.");
    }
    if (!text.matches("\\d{1,18}")) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST, "Content-Length is a number of bytes.");
    }
    return Long.parseLong(text);
  }

  /**
   * The members of a dictionary (RFC 8941, section 3.2). One pass and no pattern: looking for white
   * space around each comma anew takes quadratic time where there is a lot of it and no comma.
   */
  private static List<String> members(String text) {
    List<String> members = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        members.add(text.substring(start, i).strip());
        start = i + 1;
      }
    }
    members.add(text.substring(start).strip());
    return members;
  }

  /** Other algorithms than SHA-256 are not ours to check, and are passed over. */
  private static Optional<Sha256Digest> digest(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<String> sha256 =
        members(text).stream().filter(member -> member.startsWith("sha-256=")).findFirst();
    if (sha256.isEmpty()) {
      return Optional.empty();
    }
    Optional<Sha256Digest> digest = Sha256Digest.parse(sha256.get());
    if (digest.isEmpty()) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST, "A digest reads 'sha-256=:…base64…:' (RFC 9530).");
    }
    return digest;
  }
}
