package org.lucarne.storage;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.http.NoHttpResponseException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Translates the faults of the S3 client, once. What is unknown is not retryable. */
final class S3Faults {
  private static final Set<Integer> RETRYABLE_STATUS = Set.of(408, 429, 500, 502, 503, 504);
  private static final Set<String> RETRYABLE_CODES =
      Set.of("SlowDown", "RequestTimeout", "Throttling", "ThrottlingException", "InternalError");
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._/+=-]{1,80}");

  private S3Faults() {}

  static StorageFailure translate(String attempt, Exception fault) {
    return fault instanceof S3Exception refusal
        ? refused(attempt, refusal)
        : broken(attempt, fault);
  }

  /** Whether the server said that there is no such object, rather than no such bucket. */
  static boolean isMissing(S3Exception fault) {
    return fault.statusCode() == 404 && !"NoSuchBucket".equals(code(fault));
  }

  /** Whether a connection that was there ended without an answer, rather than that none was had. */
  static boolean isBrokenConnection(Exception fault) {
    IOException network = network(fault);
    return network instanceof NoHttpResponseException
        || (network instanceof SocketException && !(network instanceof ConnectException));
  }

  // The exception itself is left out as the cause: its text is the server's, who may quote the key.
  private static StorageFailure refused(String attempt, S3Exception refusal) {
    String code = code(refusal);
    String message =
        "Cannot %s: the S3 server answered %d %s (request %s)"
            .formatted(attempt, refusal.statusCode(), code, harmless(refusal.requestId()));
    boolean retryable =
        RETRYABLE_STATUS.contains(refusal.statusCode()) || RETRYABLE_CODES.contains(code);
    return new StorageFailure(message, retryable, null);
  }

  private static StorageFailure broken(String attempt, Exception fault) {
    if (fault instanceof ApiCallTimeoutException
        || fault instanceof ApiCallAttemptTimeoutException) {
      return new StorageFailure(
          "Cannot " + attempt + ": the S3 server took too long to answer", true, fault);
    }
    IOException network = network(fault);
    if (network == null) {
      return new StorageFailure("Cannot " + attempt + ": the S3 client failed", false, fault);
    }
    String message = "Cannot " + attempt + ": " + network.getClass().getSimpleName();
    // An interrupted thread looks like a broken connection, and a wrong certificate does not mend.
    boolean lasting = fault instanceof AbortedException || network instanceof SSLException;
    return new StorageFailure(message, !lasting, fault);
  }

  private static @Nullable IOException network(Exception fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException e) {
        return e;
      }
    }
    return null;
  }

  private static String code(S3Exception fault) {
    AwsErrorDetails details = fault.awsErrorDetails();
    return harmless(details == null ? null : details.errorCode());
  }

  private static String harmless(@Nullable String said) {
    return said != null && HARMLESS.matcher(said).matches() ? said : "-";
  }
}
