package org.lucarne.setting;

import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The address people reach this service by, as an origin: no path, no default port. */
final class PublicUrl {
  private static final String PROPERTY = "LUCARNE_PUBLIC_URL";
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|.+\\.localhost|127(\\.(0|[1-9][0-9]{0,2})){3}|\\[::1]");

  private PublicUrl() {}

  static String parse(String value) {
    URI url = origin(value);
    String scheme = url.getScheme().toLowerCase(Locale.ROOT);
    String host = url.getHost().toLowerCase(Locale.ROOT);
    if (!scheme.equals("https") && !LOOPBACK.matcher(host).matches()) {
      // Without https a browser has neither the cookie nor the cryptography.
      throw refused(value, "anything but a loopback host must be https");
    }
    int port = url.getPort();
    if (port == 0 || port > 65535) {
      throw refused(value, "its port is not one that can be reached");
    }
    // Browsers leave the default port out of the Origin they send, and origins are compared.
    boolean defaultPort = port == (scheme.equals("https") ? 443 : 80);
    return scheme + "://" + host + (port == -1 || defaultPort ? "" : ":" + port);
  }

  private static URI origin(String value) {
    URI url;
    try {
      url = new URI(value);
    } catch (URISyntaxException e) {
      throw refused(value, "it is not a URL");
    }
    if (url.getScheme() == null || !url.getScheme().matches("(?i)https?")) {
      throw refused(value, "it must begin with https:// or http://");
    }
    if (url.getHost() == null) {
      throw refused(value, hostless(url));
    }
    if (url.getRawUserInfo() != null
        || url.getRawQuery() != null
        || url.getRawFragment() != null
        || !(url.getRawPath().isEmpty() || url.getRawPath().equals("/"))) {
      throw refused(value, "it must be scheme, host and port, and nothing after");
    }
    return url;
  }

  /** An internationalized name has no host in Java's eyes, and browsers send its ASCII form. */
  private static String hostless(URI url) {
    String authority = url.getRawAuthority();
    if (authority == null || authority.chars().allMatch(c -> c < 128)) {
      return "it has no host";
    }
    try {
      return "its host must be written in punycode, as " + IDN.toASCII(authority);
    } catch (IllegalArgumentException e) {
      return "it has no host";
    }
  }

  private static StartRefusedException refused(String value, String reason) {
    String shown = SettingValues.shown(value);
    return new StartRefusedException(PROPERTY + " is \"" + shown + "\": " + reason);
  }
}
