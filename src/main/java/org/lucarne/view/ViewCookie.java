package org.lucarne.view;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucarne.encoding.Base64Url;
import org.lucarne.encoding.Sha256;
import org.lucarne.share.Ids;

/**
 * The credential of a view: 128 random bits in a cookie {@code __Host-lucarne-{view}} of its own,
 * so that views of several links live side by side in one browser. Stored hashed.
 */
record ViewCookie(String viewId, String secret) {
  private static final String PREFIX = "__Host-lucarne-";

  /** One request asks the database for this many views at most. */
  private static final int MOST_READ = 64;

  private static final SecureRandom RANDOM = new SecureRandom();

  static ViewCookie fresh() {
    byte[] secret = new byte[16];
    RANDOM.nextBytes(secret);
    return new ViewCookie(Ids.fresh(), Base64Url.encode(secret));
  }

  /** The cookie of one view, if the browser sent it. */
  static Optional<ViewCookie> of(String viewId, Map<String, String> cookies) {
    return Optional.ofNullable(cookies.get(PREFIX + viewId))
        .map(secret -> new ViewCookie(viewId, secret));
  }

  /**
   * The cookies of views that the browser sent, in their order, {@value #MOST_READ} at most.
   * Browsers send the oldest first, so it is the end of the list that is kept.
   */
  static List<ViewCookie> all(Map<String, String> cookies) {
    List<ViewCookie> sent =
        cookies.entrySet().stream()
            .filter(cookie -> cookie.getKey().startsWith(PREFIX))
            .map(cookie ->
                new ViewCookie(cookie.getKey().substring(PREFIX.length()), cookie.getValue()))
            .filter(cookie -> Ids.isWellFormed(cookie.viewId()))
            .toList();
    return sent.subList(Math.max(0, sent.size() - MOST_READ), sent.size());
  }

  byte[] digest() {
    return Sha256.of(secret.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The value of {@code Set-Cookie} (RFC 6265, and its revision for the {@code __Host-} prefix).
   */
  String header() {
    return header(secret, View.LONGEST);
  }

  /** The same, for a browser that is to forget the cookie. */
  String forgetting() {
    return header("", Duration.ZERO);
  }

  private String header(String value, Duration life) {
    return PREFIX
        + viewId
        + "="
        + value
        + "; Path=/; Max-Age="
        + seconds(life)
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
