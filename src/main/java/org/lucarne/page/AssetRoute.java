package org.lucarne.page;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.Optional;
import org.lucarne.problem.AllowedMethods;

/**
 * {@code /static/…}: styles, scripts, icons and licences, under names that change with their
 * content. No resource, because the framework copies an answer for each request, and answers wait.
 */
@Singleton
public class AssetRoute {
  /** What a worker may do is said by the answer that brought its script. */
  private static final String SCRIPT_POLICY =
      "default-src 'none'; script-src 'self'; frame-ancestors 'none';"
          + " require-trusted-types-for 'script'; trusted-types 'none'";

  private static final String TEMPLATE = "/static/{file}";

  private final Assets assets;

  AssetRoute(Assets assets, AllowedMethods methods) {
    this.assets = assets;
    methods.add(TEMPLATE, "GET");
  }

  void register(@Observes Router router) {
    router.route(HttpMethod.GET, "/static/:file").handler(this::answer);
    router.route(HttpMethod.HEAD, "/static/:file").handler(this::answer);
  }

  private void answer(RoutingContext context) {
    String file = Objects.requireNonNull(context.pathParam("file"));
    // Under this name requests are counted, as if it were a resource's.
    Objects.requireNonNull(Vertx.currentContext()).putLocal("UrlPathTemplate", TEMPLATE);
    Optional<Buffer> content = assets.content(file);
    if (content.isEmpty()) {
      context.next();
      return;
    }
    HttpServerResponse response =
        context
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, type(file))
            .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
    if (file.endsWith(".js")) {
      response.putHeader(PagePolicy.HEADER, SCRIPT_POLICY);
    }
    if (context.request().method() == HttpMethod.HEAD) {
      response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(content.get().length()));
      response.end();
    } else {
      response.end(content.get());
    }
  }

  private static String type(String file) {
    return switch (file.substring(file.lastIndexOf('.') + 1)) {
      case "css" -> "text/css;charset=UTF-8";
      case "js" -> "text/javascript;charset=UTF-8";
      case "svg" -> "image/svg+xml";
      case "png" -> "image/png";
      case "txt" -> "text/plain;charset=UTF-8";
      default -> "application/octet-stream";
    };
  }
}
