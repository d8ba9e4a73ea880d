package org.lucarne.storage;

import java.io.IOException;

/**
 * Storage failed while an object was being read. It is an {@link IOException} so that whoever reads
 * an object like any other stream meets it; its cause is always the {@link StorageFailure}.
 */
public final class StorageReadException extends IOException {
  private static final long serialVersionUID = 1L;

  private final StorageFailure failure;

  public StorageReadException(StorageFailure failure) {
    super(failure.getMessage(), failure);
    this.failure = failure;
  }

  public StorageFailure failure() {
    return failure;
  }
}
