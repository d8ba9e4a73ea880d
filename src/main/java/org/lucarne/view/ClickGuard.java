package org.lucarne.view;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lucarne.link.LandingField;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.share.ShareConfig;

/**
 * Lets through a person's click on the landing page, and nothing that another site, a prefetch or a
 * preview made a browser send.
 */
@Singleton
public class ClickGuard {
  private static final List<String> ANTICIPATION_HEADERS =
      List.of("Sec-Purpose", "Purpose", "X-Purpose", "X-Moz");

  private final String origin;
  private final LandingField landingField;

  ClickGuard(ShareConfig config, LandingField landingField) {
    this.origin = origin(config.publicUrl());
    this.landingField = landingField;
  }

  private static String origin(URI url) {
    boolean usualPort =
        url.getPort() == -1
            || (url.getScheme().equals("https") && url.getPort() == 443)
            || (url.getScheme().equals("http") && url.getPort() == 80);
    return url.getScheme() + "://" + url.getHost() + (usualPort ? "" : ":" + url.getPort());
  }

  /** Passes, or ends the request with {@code cross-site-request}. */
  void check(Function<String, @Nullable String> header, String linkId, @Nullable String field) {
    if (isAnticipation(header) || !isOurs(header, linkId, field)) {
      throw new ProblemException(
          ProblemType.CROSS_SITE_REQUEST, "Please use the button on the link's own page.");
    }
  }

  private static boolean isAnticipation(Function<String, @Nullable String> header) {
    return ANTICIPATION_HEADERS.stream()
        .map(header)
        .filter(Objects::nonNull)
        .map(value -> value.toLowerCase(Locale.ROOT))
        .anyMatch(value ->
            value.contains("prefetch") || value.contains("preview") || value.contains("prerender"));
  }

  /** The first of three signs that the browser gives decides alone. */
  private boolean isOurs(
      Function<String, @Nullable String> header, String linkId, @Nullable String field) {
    String site = header.apply("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin");
    }
    String from = header.apply("Origin");
    if (from != null && !from.equals("null")) {
      return from.equals(origin);
    }
    return field != null && landingField.isGenuine(linkId, field);
  }
}
