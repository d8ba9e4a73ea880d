package org.lucarne.storage;

/** The configuration of storage cannot work; the message names the property. */
public final class StorageConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageConfigException(String message) {
    super(message);
  }
}
