package org.lucarne.problem;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Ends a request with a problem document. The detail is written for the caller and goes out as it
 * is: it never holds a secret, nor a word about the inside of the server.
 */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemType type;
  private final transient List<FieldError> errors = new ArrayList<>();
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private @Nullable Duration retryAfter;

  public ProblemException(ProblemType type, String detail) {
    // No stack trace: a refusal is an expected outcome, and a flood of them must stay cheap.
    super(detail, null, false, false);
    this.type = type;
  }

  /** A {@code 422 validation-failed} for one member of the body. */
  public static ProblemException invalid(String pointer, String detail) {
    return new ProblemException(ProblemType.VALIDATION_FAILED, detail).at(pointer, detail);
  }

  /** Adds what is wrong with one member of the body; the pointer is a URI fragment (RFC 6901). */
  public ProblemException at(String pointer, String detail) {
    errors.add(new FieldError(pointer, detail));
    return this;
  }

  /** Adds an extension member (RFC 9457, section 3.2). */
  public ProblemException with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** Says after what time the same request may work. */
  public ProblemException retryAfter(Duration duration) {
    retryAfter = duration;
    return this;
  }

  public ProblemType type() {
    return type;
  }

  public String detail() {
    String message = getMessage();
    return message == null ? type.title() : message;
  }

  List<FieldError> errors() {
    return errors;
  }

  Map<String, Object> members() {
    return members;
  }

  public @Nullable Duration retryAfter() {
    return retryAfter;
  }

  /** What is wrong with one member of the request's body. */
  public record FieldError(String pointer, String detail) {}
}
