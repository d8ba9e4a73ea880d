package org.lucarne.encoding;

import java.util.Base64;

/** Base64 for addresses, without padding (RFC 4648, section 5). */
public final class Base64Url {
  private Base64Url() {}

  public static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /**
   * Lenient: more than one text may stand for the same bytes.
   *
   * @throws IllegalArgumentException where there are other characters, or one too many
   */
  public static byte[] decode(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
