package org.lucarne.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a problem into the answer that goes out: a document for programs, a page for persons. */
@ApplicationScoped
public class ProblemAnswers {
  private static final String PROBLEM = "lucarne.problem";

  private final ObjectMapper mapper;
  private final ProblemPages pages;

  public ProblemAnswers(ObjectMapper mapper, ProblemPages pages) {
    this.mapper = mapper;
    this.pages = pages;
  }

  /** The status, headers and body of an error answer. */
  public record Answer(int status, Map<String, String> headers, String body) {}

  public Answer answer(ProblemException problem, RoutingContext request) {
    request.put(PROBLEM, problem.type());
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
    Duration retryAfter = problem.retryAfter();
    if (retryAfter != null) {
      headers.put(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, retryAfter.toSeconds())));
    }
    if (problem.type() == ProblemType.UNAUTHENTICATED) {
      headers.put(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (wantsHtml(request)) {
      headers.put(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8");
      headers.put(HttpHeaders.VARY, "Accept, Accept-Language");
      String page =
          pages.page(locale(request), problem.type(), request.normalizedPath(), retryAfter);
      return new Answer(problem.type().status(), headers, page);
    }
    headers.put(HttpHeaders.CONTENT_TYPE, "application/problem+json");
    return new Answer(problem.type().status(), headers, document(problem, RequestId.of(request)));
  }

  /** What a request was answered with, if it was a problem. */
  public static Optional<ProblemType> problemOf(RoutingContext request) {
    return Optional.ofNullable(request.get(PROBLEM));
  }

  /** French for those who ask for it first, English for everybody else. */
  public static Locale locale(RoutingContext request) {
    String header = request.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
    return Languages.preferred(header);
  }

  private static boolean wantsHtml(RoutingContext request) {
    String path = request.normalizedPath();
    String accept = request.request().getHeader(HttpHeaders.ACCEPT);
    if (path.startsWith("/api/")) {
      return false;
    }
    boolean page = path.startsWith("/s/") || path.matches("/v/[^/]*");
    return page ? Accept.htmlUnlessJsonPreferred(accept) : Accept.htmlByName(accept);
  }

  private String document(ProblemException problem, @Nullable String requestId) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", problem.type().uri());
    document.put("title", problem.type().title());
    document.put("status", problem.type().status());
    document.put("detail", problem.detail());
    document.put("requestId", requestId);
    if (!problem.errors().isEmpty()) {
      document.put("errors", problem.errors());
    }
    document.putAll(problem.members());
    try {
      return mapper.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("writing a problem document", e);
    }
  }
}
