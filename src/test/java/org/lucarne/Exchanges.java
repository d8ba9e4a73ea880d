package org.lucarne;

import io.quarkus.test.junit.callback.QuarkusTestAfterTestExecutionCallback;
import io.quarkus.test.junit.callback.QuarkusTestBeforeEachCallback;
import io.quarkus.test.junit.callback.QuarkusTestMethodContext;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last answers that a test got; if it fails, its failure tells them. Problems are told in full,
 * of everything else only status, type and length; no secret is among it.
 */
public final class Exchanges
    implements Filter, QuarkusTestBeforeEachCallback, QuarkusTestAfterTestExecutionCallback {
  private static final int KEPT = 12;
  private static final Deque<String> LAST = new ArrayDeque<>();

  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    keep(request.getMethod() + " " + withoutSecrets(request.getURI()) + " → " + told(response));
    return response;
  }

  @Override
  public void beforeEach(QuarkusTestMethodContext context) {
    synchronized (LAST) {
      LAST.clear();
    }
  }

  @Override
  public void afterTestExecution(QuarkusTestMethodContext context) {
    Throwable failure = context.getTestStatus().getTestErrorCause();
    if (failure != null) {
      failure.addSuppressed(new LastAnswers(last()));
    }
  }

  /** One line for each of the last answers, the newest at the end. */
  static List<String> last() {
    synchronized (LAST) {
      return List.copyOf(LAST);
    }
  }

  private static void keep(String line) {
    synchronized (LAST) {
      LAST.addLast(line);
      if (LAST.size() > KEPT) {
        LAST.removeFirst();
      }
    }
  }

  /** Link tokens, and whatever else is as long, stand in paths. */
  private static String withoutSecrets(String uri) {
    return Api.path(uri)
        .replaceAll("[?#].*", "?…")
        .replaceAll("/s/[^/]+", "/s/…")
        .replaceAll("[A-Za-z0-9_-]{44,}", "…");
  }

  private static String told(Response response) {
    String retryAfter = response.header("Retry-After");
    String status =
        response.statusCode() + (retryAfter == null ? "" : " (Retry-After " + retryAfter + ")");
    return response.contentType().startsWith("application/problem+json")
        ? status + " " + response.asString()
        : status + " " + response.contentType() + ", length " + response.header("Content-Length");
  }

  /** Is thrown nowhere: it hangs on the failure. */
  private static final class LastAnswers extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LastAnswers(List<String> lines) {
      super("the last answers were\n  " + String.join("\n  ", lines), null, false, false);
    }
  }
}
