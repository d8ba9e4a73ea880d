package org.lucarne.storage;

import org.jspecify.annotations.Nullable;

/**
 * Storage did not do what it was asked. The message is for the log, never for a caller of the API;
 * it holds no credential and no object key.
 */
public class StorageFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean retryable;

  public StorageFailure(String message, boolean retryable, @Nullable Throwable cause) {
    super(message, cause);
    this.retryable = retryable;
  }

  /** Whether the same call may succeed later. */
  public boolean retryable() {
    return retryable;
  }
}
