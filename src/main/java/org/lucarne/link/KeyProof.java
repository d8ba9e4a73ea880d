package org.lucarne.link;

import java.security.MessageDigest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.encoding.Base64Url;
import org.lucarne.encoding.Sha256;

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
    byte[] bytes = Base64Url.decode(text);
    boolean canonical = Base64Url.encode(bytes).equals(text);
    return canonical ? Optional.of(bytes) : Optional.empty();
  }

  /** In constant time. */
  boolean proves(byte @Nullable [] digest) {
    return digest != null && MessageDigest.isEqual(Sha256.of(key), digest);
  }

  @Override
  public String toString() {
    return "KeyProof";
  }
}
