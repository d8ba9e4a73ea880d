package org.lucarne.link;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A key that a link holder shows to prove the link's secret: 32 bytes, of which the server knows
 * only the SHA-256.
 */
public record KeyProof(byte[] key) {
  private static final String FORM = "[A-Za-z0-9_-]{43}";

  /** The key, if the text is one: 43 characters of canonical base64url without padding. */
  public static Optional<KeyProof> parse(String text) {
    return decode(text).map(KeyProof::new);
  }

  static Optional<byte[]> decode(String text) {
    if (!text.matches(FORM)) {
      return Optional.empty();
    }
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    boolean canonical = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(text);
    return canonical ? Optional.of(bytes) : Optional.empty();
  }

  /** In constant time. */
  boolean proves(byte @Nullable [] digest) {
    try {
      byte[] found = MessageDigest.getInstance("SHA-256").digest(key);
      return digest != null && MessageDigest.isEqual(found, digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  @Override
  public String toString() {
    return "KeyProof";
  }
}
