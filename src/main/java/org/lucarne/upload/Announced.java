package org.lucarne.upload;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.share.Sha256Digest;

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

  /** Other algorithms than SHA-256 are not ours to check, and are passed over. */
  private static Optional<Sha256Digest> digest(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    List<String> entries = List.of(text.trim().split("\\s*,\\s*", -1));
    Optional<String> sha256 =
        entries.stream().filter(entry -> entry.startsWith("sha-256=")).findFirst();
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
