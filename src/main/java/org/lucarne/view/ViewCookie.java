package org.lucarne.view;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucarne.share.Ids;

/**
 * The credential of a view: 128 random bits in a cookie {@code __Host-lucarne-{view}} of its own,
 * so that views of several links live side by side in one browser. Stored hashed.
 */
record ViewCookie(String viewId, String secret) {
  private static final String PREFIX = "__Host-lucarne-";
  private static final SecureRandom RANDOM = new SecureRandom();

  static ViewCookie fresh() {
    byte[] secret = new byte[16];
    RANDOM.nextBytes(secret);
    return new ViewCookie(
        Ids.fresh(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }

  /** The cookie of one view, if the browser sent it. */
  static Optional<ViewCookie> of(String viewId, Map<String, String> cookies) {
    return Optional.ofNullable(cookies.get(PREFIX + viewId))
        .map(secret -> new ViewCookie(viewId, secret));
  }

  /** The cookies of all views that the browser sent. */
  static List<ViewCookie> all(Map<String, String> cookies) {
    return cookies.entrySet().stream()
        .filter(cookie -> cookie.getKey().startsWith(PREFIX))
        .map(
            cookie -> new ViewCookie(cookie.getKey().substring(PREFIX.length()), cookie.getValue()))
        .filter(cookie -> Ids.isWellFormed(cookie.viewId()))
        .toList();
  }

  byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }

  /**
   * The value of {@code Set-Cookie} (RFC 6265, and its revision for the {@code __Host-} prefix).
   */
  String header() {
    return PREFIX
        + viewId
        + "="
        + secret
        + "; Path=/; Max-Age="
        + seconds(View.LONGEST)
        + "; Secure; HttpOnly; SameSite=Strict";
  }

  private static long seconds(Duration duration) {
    return duration.toSeconds();
  }

  @Override
  public String toString() {
    return "ViewCookie of " + viewId;
  }
}
