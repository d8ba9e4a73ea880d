package org.lucarne.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.ProblemPages;
import org.lucarne.problem.ProblemType;

/** Which page says which problem. */
@ApplicationScoped
public class RefusalPages implements ProblemPages {
  private final Pages pages;

  RefusalPages(Pages pages) {
    this.pages = pages;
  }

  @Override
  public String page(Locale locale, ProblemType type, String path, @Nullable Duration retryAfter) {
    Refusal refusal = refusal(type, path.startsWith("/v/"));
    return pages.refusal(
        locale, new RefusalPage(refusal, retryAfter, landing(path), path.equals("/s/find")));
  }

  /** The answer to a click cannot be asked for again by its own address; the landing page can. */
  private static @Nullable String landing(String path) {
    boolean click = path.startsWith("/s/") && path.endsWith("/open");
    return click ? path.substring(0, path.length() - "/open".length()) : null;
  }

  private static Refusal refusal(ProblemType type, boolean insideView) {
    return switch (type) {
      case LINK_EXPIRED, SHARE_EXPIRED -> Refusal.LINK_EXPIRED;
      case LINK_REVOKED -> Refusal.LINK_REVOKED;
      case LINK_EXHAUSTED -> Refusal.LINK_EXHAUSTED;
      case SHARE_DELETED -> Refusal.SHARE_DELETED;
      case NOT_FOUND -> insideView ? Refusal.VIEW_ENDED : Refusal.NOT_FOUND;
      case LINK_BUSY -> Refusal.LINK_BUSY;
      case SHARE_INCOMPLETE -> Refusal.STILL_BEING_SENT;
      case CROSS_SITE_REQUEST -> Refusal.CROSS_SITE;
      case STORAGE_UNAVAILABLE, TEMPORARILY_UNAVAILABLE -> Refusal.STORAGE_UNAVAILABLE;
      default -> insideView ? Refusal.DAMAGED : Refusal.OTHER;
    };
  }
}
