package org.lucarne.view;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.lucarne.share.ShareConfig;

/** The headers that every answer carries, set before anything else is known of it. */
@Singleton
public class SecurityHeaders {
  /** Pages: everything from here, nothing inline, no frame, Trusted Types enforced. */
  static final String PAGE_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
          + " connect-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

  /** Pages that decrypt: what they show comes from a worker, of one constant address. */
  static final String SEALED_POLICY =
      PAGE_POLICY
          .replace("img-src 'self'", "img-src 'self' blob:; worker-src 'self'; manifest-src 'self'")
          .replace("trusted-types 'none'", "trusted-types lucarne-worker");

  static final String CONTENT_SECURITY_POLICY = "Content-Security-Policy";

  /** Bytes and documents: should a browser ever render one, nothing in it may act. */
  static final String BYTE_POLICY = "sandbox; default-src 'none'; frame-ancestors 'none'";

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
    filters.register(this::set, Integer.MAX_VALUE - 5);
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
    if (!headers.contains(CONTENT_SECURITY_POLICY)) {
      headers.set(CONTENT_SECURITY_POLICY, policy(headers));
    }
    if (!headers.contains("Cache-Control")) {
      headers.set("Cache-Control", "no-store");
    }
  }

  /** What goes out decides, not its address: a problem with a picture may be a page. */
  private static String policy(MultiMap headers) {
    String type = headers.get("Content-Type");
    return type != null && type.startsWith("text/html") ? PAGE_POLICY : BYTE_POLICY;
  }
}
