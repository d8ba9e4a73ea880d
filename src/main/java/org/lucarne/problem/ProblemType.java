package org.lucarne.problem;

import java.util.Locale;

/** Every kind of problem that an answer can have, in the order of the table in openapi.yaml. */
public enum ProblemType {
  MALFORMED_REQUEST(400, "The request cannot be read"),
  UNAUTHENTICATED(401, "A valid bearer token is required"),
  INSUFFICIENT_SCOPE(403, "The token does not allow this call"),
  CROSS_SITE_REQUEST(403, "The request did not come from the page itself"),
  PASSPHRASE_REQUIRED(403, "The link needs its passphrase"),
  PASSPHRASE_WRONG(403, "The passphrase is wrong"),
  ACCESS_KEY_REQUIRED(403, "The link needs its access key"),
  ACCESS_KEY_WRONG(403, "The access key is wrong"),
  NOT_FOUND(404, "There is nothing here"),
  METHOD_NOT_ALLOWED(405, "This resource does not answer this method"),
  NOT_ACCEPTABLE(406, "No representation fits the Accept header"),
  OBJECT_ALREADY_STORED(409, "Other bytes are stored under this name"),
  SHARE_NOT_OPEN(409, "The share takes no more objects"),
  SHARE_INCOMPLETE(409, "The images are still being sent"),
  LINK_BUSY(409, "All remaining views are being opened at this moment"),
  IDEMPOTENCY_IN_PROGRESS(409, "A request with this idempotency key is still running"),
  LINK_EXPIRED(410, "The link has expired"),
  LINK_REVOKED(410, "The link was revoked"),
  LINK_EXHAUSTED(410, "The link has been opened as often as it allows"),
  SHARE_EXPIRED(410, "The share has expired"),
  SHARE_DELETED(410, "The share was deleted"),
  MISSING_CONTENT_LENGTH(411, "Content-Length is required"),
  CONTENT_TOO_LARGE(413, "The body is too large"),
  NOT_ENCRYPTED(415, "The body is not an age file for one X25519 recipient"),
  UNSUPPORTED_MEDIA_TYPE(415, "The body's type or encoding is not supported"),
  VALIDATION_FAILED(422, "The request does not say something that can be done"),
  DIGEST_MISMATCH(422, "The bytes are not those announced"),
  UNDECRYPTABLE(422, "The share key does not open the bytes"),
  IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used with another body"),
  TOO_MANY_ATTEMPTS(429, "Too many attempts"),
  QUOTA_EXCEEDED(429, "The quota is used up"),
  INTERNAL_ERROR(500, "Something went wrong here"),
  STORAGE_UNAVAILABLE(503, "The storage cannot be reached at the moment"),
  TEMPORARILY_UNAVAILABLE(503, "The service is busy at the moment");

  private final int status;
  private final String title;

  ProblemType(int status, String title) {
    this.status = status;
    this.title = title;
  }

  /** The HTTP status, as a number. */
  public int status() {
    return status;
  }

  /** One sentence for a person, the same for every occurrence. */
  public String title() {
    return title;
  }

  /** The last part of {@link #uri()}, as in {@code link-expired}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The value of {@code type}: {@code urn:lucarne:problem:<slug>}. */
  public String uri() {
    return "urn:lucarne:problem:" + slug();
  }
}
