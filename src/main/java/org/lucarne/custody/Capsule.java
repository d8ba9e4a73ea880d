package org.lucarne.custody;

import org.lucarne.envelope.Identity;

/** What an opened capsule held, and the name of the server identity that opened it. */
public record Capsule(Identity shareKey, String identityName) {
  /** A capsule file is never larger. */
  public static final int MAX_BYTES = 1024;

  @Override
  public String toString() {
    return "Capsule opened by " + identityName;
  }
}
