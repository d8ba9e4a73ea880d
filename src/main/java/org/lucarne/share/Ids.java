package org.lucarne.share;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.lucarne.encoding.Base64Url;

/** Ids of shares, links and views: 16 random bytes in base64url, 22 characters. */
public final class Ids {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22,43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  public static byte[] freshBytes() {
    byte[] id = new byte[16];
    RANDOM.nextBytes(id);
    return id;
  }

  public static String fresh() {
    return encode(freshBytes());
  }

  public static String encode(byte[] id) {
    return Base64Url.encode(id);
  }

  /** Whether it could be one: nothing else is ever looked up, or used in a path. */
  public static boolean isWellFormed(String id) {
    return SHAPE.matcher(id).matches();
  }
}
