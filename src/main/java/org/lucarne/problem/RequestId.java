package org.lucarne.problem;

import io.vertx.ext.web.RoutingContext;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One id for each request: in its answer, its problem document and every line that is logged on its
 * behalf.
 */
public final class RequestId {
  public static final String HEADER = "X-Request-Id";

  /**
   * The forms that proxies give: 32 hexadecimal digits, or a UUID. Nothing else is taken over, so
   * that a client which sends the wrong thing in this header cannot get a token into the log.
   */
  private static final Pattern OF_A_PROXY =
      Pattern.compile("[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private static final String KEY = "lucarne.request-id";
  private static final SecureRandom RANDOM = new SecureRandom();

  private RequestId() {}

  public static String of(RoutingContext request) {
    String id = request.get(KEY);
    if (id == null) {
      id = choose(request.request().getHeader(HEADER));
      request.put(KEY, id);
    }
    return id;
  }

  static String choose(@Nullable String given) {
    if (given != null && OF_A_PROXY.matcher(given).matches()) {
      return given;
    }
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
