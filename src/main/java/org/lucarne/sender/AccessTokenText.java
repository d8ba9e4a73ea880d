package org.lucarne.sender;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.lucarne.encoding.Base64Url;
import org.lucarne.encoding.Sha256;

/**
 * How an access token reads: {@code luc_}, 32 random bytes in base64url, and 6 characters of a
 * checksum, so that a mistyped token or a look-alike is refused without the database, and secret
 * scanners can tell a real one.
 */
final class AccessTokenText {
  static final String PREFIX = "luc_";

  private static final int SECRET_CHARS = 43;
  private static final int CHECKSUM_CHARS = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  private AccessTokenText() {}

  static String fresh() {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    String body = PREFIX + Base64Url.encode(secret);
    return body + checksum(body);
  }

  /** What a token is known by where it must not be shown. */
  static String freshId() {
    byte[] id = new byte[16];
    RANDOM.nextBytes(id);
    return Base64Url.encode(id);
  }

  static boolean isWellFormed(String token) {
    int bodyChars = PREFIX.length() + SECRET_CHARS;
    return token.startsWith(PREFIX)
        && token.length() == bodyChars + CHECKSUM_CHARS
        && checksum(token.substring(0, bodyChars)).equals(token.substring(bodyChars));
  }

  /**
   * What is stored in place of the token. Its 256 random bits need no slow hash (ASVS 6.5.2 asks
   * for one below 112 bits).
   */
  static byte[] digest(String token) {
    return Sha256.of(token.getBytes(StandardCharsets.US_ASCII));
  }

  private static String checksum(String body) {
    return Base64Url.encode(Arrays.copyOf(digest(body), 4));
  }
}
