package org.lucarne.edge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.lucarne.page.PagePolicy;
import org.lucarne.problem.FilterOrder;
import org.lucarne.share.ShareConfig;

/** The headers that every answer carries, set before anything else is known of it. */
@Singleton
public class SecurityHeaders {
  private static final String PERMISSIONS =
      "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(self),"
          + " display-capture=(), encrypted-media=(), fullscreen=(self), gamepad=(),"
          + " geolocation=(), gyroscope=(), hid=(), idle-detection=(), magnetometer=(),"
          + " microphone=(), midi=(), payment=(), picture-in-picture=(),"
          + " publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(),"
          + " xr-spatial-tracking=()";

  private final boolean https;

  SecurityHeaders(ShareConfig config) {
    https = config.publicUrl().getScheme().equals("https");
  }

  void register(@Observes Filters filters) {
    filters.register(this::set, FilterOrder.HEADERS.priority());
  }

  private void set(RoutingContext context) {
    MultiMap headers = context.response().headers();
    context.addHeadersEndHandler(end -> setByContent(headers));
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    // With no-referrer browsers would send "Origin: null" on our own form.
    headers.set("Referrer-Policy", "strict-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
    headers.set("Cross-Origin-Embedder-Policy", "require-corp");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Permissions-Policy", PERMISSIONS);
    headers.set("X-Robots-Tag", "noindex, nofollow, noarchive, nosnippet, noimageindex");
    if (https) {
      headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
    }
    context.next();
  }

  /** What resources set is added to what stands there already, and both would be sent. */
  private static void setByContent(MultiMap headers) {
    if (!headers.contains(PagePolicy.HEADER)) {
      headers.set(PagePolicy.HEADER, policy(headers));
    }
    if (!headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
  }

  /** What goes out decides, not its address: a problem with a picture may be a page. */
  private static String policy(MultiMap headers) {
    String type = headers.get("Content-Type");
    return type != null && type.startsWith("text/html") ? PagePolicy.PAGE : PagePolicy.BYTES;
  }
}
