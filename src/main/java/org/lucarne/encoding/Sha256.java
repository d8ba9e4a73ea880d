package org.lucarne.encoding;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4), which is part of every JDK. */
public final class Sha256 {
  private Sha256() {}

  /** The 32 bytes for a whole text. */
  public static byte[] of(byte[] bytes) {
    return begin().digest(bytes);
  }

  /** For what comes piece by piece. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
