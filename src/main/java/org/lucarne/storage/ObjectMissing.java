package org.lucarne.storage;

/** There is no object under the key. */
public final class ObjectMissing extends StorageFailure {
  private static final long serialVersionUID = 1L;

  public ObjectMissing() {
    super("Cannot open an object: there is none under its key", false, null);
  }
}
