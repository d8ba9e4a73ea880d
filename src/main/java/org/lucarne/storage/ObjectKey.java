package org.lucarne.storage;

import java.security.SecureRandom;
import java.util.regex.Pattern;
import org.lucarne.encoding.Base64Url;

/**
 * The name of one stored object: {@code objects/} and 22 to 43 base64url characters. It is random,
 * so it says nothing about the share, and no two objects are ever given the same one.
 */
public record ObjectKey(String value) {
  private static final String PREFIX = "objects/";
  private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{22,43}");
  private static final int RANDOM_BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  public ObjectKey {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("Not an object key: \"" + value + "\"");
    }
  }

  public static ObjectKey fresh() {
    byte[] random = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(random);
    return new ObjectKey(PREFIX + Base64Url.encode(random));
  }

  /** The key without its prefix; safe as a file name. */
  String name() {
    return value.substring(PREFIX.length());
  }
}
