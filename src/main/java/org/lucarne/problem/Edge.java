package org.lucarne.problem;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;

/**
 * What happens to a request before and after the resources: answers that would otherwise come from
 * the framework without a body, and the end of a request whose body nobody wanted to read.
 */
public class Edge {
  private final ProblemAnswers answers;
  private final AllowedMethods allowedMethods;

  Edge(ProblemAnswers answers, AllowedMethods allowedMethods) {
    this.answers = answers;
    this.allowedMethods = allowedMethods;
  }

  void first(@Observes Filters filters) {
    filters.register(this::guard, FilterOrder.GUARD.priority());
  }

  void last(@Observes Router router) {
    router.route().last().handler(this::nothingMatched);
    router.route().failureHandler(this::failed);
  }

  private void guard(RoutingContext context) {
    HttpServerRequest request = context.request();
    context.addHeadersEndHandler(end -> closeIfUnread(request));
    if (isFramedInDoubt(request)) {
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      context.addEndHandler(end -> request.connection().close());
      send(
          context,
          new ProblemException(
              ProblemType.MALFORMED_REQUEST, "The only Transfer-Encoding is 'chunked', once."));
      return;
    }
    Set<String> methods = allowedMethods.of(context.normalizedPath());
    String method = request.method().name();
    if (methods.isEmpty() || (methods.contains(method) && !method.equals("OPTIONS"))) {
      context.next();
      return;
    }
    context.response().putHeader(HttpHeaders.ALLOW, String.join(", ", methods));
    if (method.equals("OPTIONS")) {
      context.response().setStatusCode(204).end();
    } else {
      send(context, ProblemMappers.methodNotAllowed());
    }
  }

  /**
   * Where the body ends has to be the same for every proxy in between (RFC 9112, section 6.1): what
   * stands before {@code chunked} is undone by some of them and passed on by others.
   */
  private static boolean isFramedInDoubt(HttpServerRequest request) {
    List<String> encodings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    return encodings.size() > 1
        || (encodings.size() == 1 && !encodings.getFirst().strip().equalsIgnoreCase("chunked"));
  }

  /**
   * An answer that goes out before the body came in ends the connection: reading the rest would
   * cost more than a new connection.
   */
  private static void closeIfUnread(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    boolean hasBody =
        request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null
            || (length != null && !length.equals("0"));
    if (!hasBody || request.isEnded() || request.version() == HttpVersion.HTTP_2) {
      return;
    }
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    request.pause();
  }

  private void nothingMatched(RoutingContext context) {
    send(context, ProblemMappers.nothingHere());
  }

  private void failed(RoutingContext context) {
    if (context.response().headWritten()) {
      context.response().reset();
      return;
    }
    Throwable failure = context.failure();
    if (failure != null && DatabaseOutage.isBehind(failure)) {
      // Where it is asked who is calling no mapper looks.
      send(context, ProblemMappers.databaseAway(failure));
      return;
    }
    ProblemType type =
        switch (context.statusCode()) {
          case 400 -> ProblemType.MALFORMED_REQUEST;
          case 401 -> ProblemType.UNAUTHENTICATED;
          case 403 -> ProblemType.INSUFFICIENT_SCOPE;
          case 404 -> ProblemType.NOT_FOUND;
          case 405 -> ProblemType.METHOD_NOT_ALLOWED;
          case 406 -> ProblemType.NOT_ACCEPTABLE;
          case 413 -> ProblemType.CONTENT_TOO_LARGE;
          case 415 -> ProblemType.UNSUPPORTED_MEDIA_TYPE;
          default -> ProblemType.INTERNAL_ERROR;
        };
    send(context, new ProblemException(type, type.title() + "."));
  }

  private void send(RoutingContext context, ProblemException problem) {
    ProblemAnswers.Answer answer = answers.answer(problem, context);
    HttpServerResponse response = context.response().setStatusCode(answer.status());
    answer.headers().forEach(response::putHeader);
    response.end(answer.body());
  }
}
