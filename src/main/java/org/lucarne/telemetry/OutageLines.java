package org.lucarne.telemetry;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.DatabaseOutage;
import org.lucarne.storage.StorageFailure;

/**
 * Tells a database or storage that is away, or refuses, in one line: each call meets it, and the
 * way through our code says nothing about it.
 */
@LoggingFilter(name = "outage-lines")
public final class OutageLines implements Filter {

  @Override
  public boolean isLoggable(LogRecord line) {
    String reason = reason(line.getThrown());
    if (reason != null) {
      String said = said(line);
      line.setThrown(null);
      line.setParameters(null);
      line.setMessage(said + ": " + reason);
    }
    return true;
  }

  private static String said(LogRecord line) {
    return line instanceof ExtLogRecord formatted
        ? formatted.getFormattedMessage()
        : String.valueOf(line.getMessage());
  }

  private static @Nullable String reason(@Nullable Throwable thrown) {
    if (thrown == null) {
      return null;
    }
    for (@Nullable Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof StorageFailure failure) {
        return isToldByItsMessage(failure) ? failure.getMessage() : null;
      }
    }
    return DatabaseOutage.isBehind(thrown) ? DatabaseOutage.reason(thrown) : null;
  }

  /** The network, or a refusal by the server. */
  private static boolean isToldByItsMessage(StorageFailure failure) {
    return failure.retryable() || failure.getCause() == null;
  }
}
