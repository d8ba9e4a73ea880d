package org.lucarne.custody;

/** A share key as it is kept: encrypted under the key-encryption key with this name. */
public record WrappedKey(String keyName, byte[] bytes) {
  @Override
  public String toString() {
    return "WrappedKey under " + keyName;
  }
}
