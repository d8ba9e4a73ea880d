package org.lucarne.problem;

import io.quarkus.logging.Log;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Whatever ends a request, it ends as a problem. What is not known is an internal error. */
public class ProblemMappers {
  private final ProblemAnswers answers;
  private final CurrentVertxRequest request;

  public ProblemMappers(ProblemAnswers answers, CurrentVertxRequest request) {
    this.answers = answers;
    this.request = request;
  }

  @ServerExceptionMapper
  public Response problem(ProblemException e) {
    ProblemAnswers.Answer answer = answers.answer(e, request.getCurrent());
    Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
    answer.headers().forEach(response::header);
    return response.build();
  }

  @ServerExceptionMapper
  public Response notFound(NotFoundException e) {
    return problem(nothingHere());
  }

  @ServerExceptionMapper
  public Response unauthorized(UnauthorizedException e) {
    return problem(unauthenticated());
  }

  @ServerExceptionMapper
  public Response authentication(AuthenticationFailedException e) {
    return problem(unauthenticated());
  }

  @ServerExceptionMapper
  public Response forbidden(ForbiddenException e) {
    return problem(
        new ProblemException(
            ProblemType.INSUFFICIENT_SCOPE, "The token's scopes do not include this call."));
  }

  @ServerExceptionMapper
  public Response ofFramework(WebApplicationException e) {
    return problem(ofStatus(e.getResponse().getStatus(), e));
  }

  @ServerExceptionMapper
  public Response unknown(Throwable e) {
    if (DatabaseOutage.isBehind(e)) {
      return problem(databaseAway(e));
    }
    return problem(internal(e));
  }

  static ProblemException nothingHere() {
    return new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
  }

  static ProblemException methodNotAllowed() {
    return new ProblemException(
        ProblemType.METHOD_NOT_ALLOWED, "This address does not answer that method.");
  }

  /** Told by one line: whoever runs the database knows the rest. */
  static ProblemException databaseAway(Throwable cause) {
    Log.errorf("the database does not do what it is asked: %s", DatabaseOutage.reason(cause));
    return new ProblemException(
            ProblemType.STORAGE_UNAVAILABLE, "Nothing was changed. Please try again shortly.")
        .retryAfter(Duration.ofSeconds(5));
  }

  private static ProblemException unauthenticated() {
    return new ProblemException(
        ProblemType.UNAUTHENTICATED, "Send a valid token as 'Authorization: Bearer …'.");
  }

  private ProblemException ofStatus(int status, Throwable cause) {
    return switch (status) {
      case 401 -> unauthenticated();
      case 404 -> nothingHere();
      case 405 -> methodNotAllowed();
      case 406 ->
          new ProblemException(
              ProblemType.NOT_ACCEPTABLE, "This address has nothing of the types accepted.");
      case 413 -> new ProblemException(ProblemType.CONTENT_TOO_LARGE, "The body is too large.");
      case 415 ->
          new ProblemException(
              ProblemType.UNSUPPORTED_MEDIA_TYPE, "This address takes another Content-Type.");
      default -> status < 500 ? malformed() : internal(cause);
    };
  }

  private static ProblemException malformed() {
    return new ProblemException(ProblemType.MALFORMED_REQUEST, "The request cannot be read.");
  }

  private ProblemException internal(Throwable cause) {
    Log.error("a request failed", cause);
    return new ProblemException(
        ProblemType.INTERNAL_ERROR, "The fault has been noted under this request id.");
  }
}
