package org.lucarne.telemetry;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.ProblemAnswers;
import org.lucarne.problem.ProblemType;

/**
 * What may be said of a request that has ended. Each text is one of a few that this program or the
 * HTTP standard chose, so none can carry a secret, and no client can make up new ones.
 *
 * @param route the template of the resource's path, or {@value #NO_ROUTE}
 * @param status of the answer, or {@value #NO_ANSWER} when none began
 */
record Exchange(
    String method,
    String route,
    int status,
    boolean brokenOff,
    Optional<ProblemType> problem,
    long receivedBytes,
    long sentBytes) {
  static final String NO_ROUTE = "none";
  static final int NO_ANSWER = 0;

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** Where the framework leaves the template, once it has found the resource. */
  private static final String TEMPLATE = "UrlPathTemplate";

  /** A parameter's pattern may hold braces of its own, one level deep. */
  private static final Pattern PARAMETER =
      Pattern.compile("\\{\\s*(\\w+)[^{}]*(\\{[^{}]*}[^{}]*)*}");

  /**
   * @param own the context that the request has to itself
   */
  static Exchange of(RoutingContext context, Context own, boolean brokenOff) {
    HttpServerRequest request = context.request();
    boolean answered = request.response().headWritten();
    return new Exchange(
        method(request.method().name()),
        route(own.getLocal(TEMPLATE)),
        answered ? context.response().getStatusCode() : NO_ANSWER,
        brokenOff,
        ProblemAnswers.problemOf(context),
        request.bytesRead(),
        request.response().bytesWritten());
  }

  static String method(String name) {
    return METHODS.contains(name) ? name : "other";
  }

  static String route(@Nullable String template) {
    return template == null ? NO_ROUTE : PARAMETER.matcher(template).replaceAll("{$1}");
  }

  boolean isUpload() {
    return method.equals("PUT")
        && problem.filter(ProblemType.NOT_FOUND::equals).isEmpty()
        && (route.endsWith("/{rendition}") || route.endsWith("/manifest"));
  }

  /** How an upload ended: stored, repeated, broken-off, or the problem it was answered with. */
  String uploadOutcome() {
    if (problem.isPresent()) {
      return problem.get().slug();
    }
    return switch (status) {
      case 201 -> "stored";
      case 200 -> "repeated";
      default -> "broken-off";
    };
  }
}
