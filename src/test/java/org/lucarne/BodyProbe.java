package org.lucarne;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Knows how much of a request's body the server has read, by the request's X-Probe header. */
@Singleton
public class BodyProbe {
  private final Map<String, HttpServerRequest> requests = new ConcurrentHashMap<>();

  void watch(@Observes Filters filters) {
    filters.register(
        context -> {
          String probe = context.request().getHeader("X-Probe");
          if (probe != null) {
            requests.put(probe, context.request());
          }
          context.next();
        },
        Integer.MAX_VALUE - 1);
  }

  /** Bytes of the body that have come as far as the service. */
  public long bytesRead(String probe) {
    HttpServerRequest request = requests.get(probe);
    if (request == null) {
      throw new IllegalStateException("no request with this probe arrived");
    }
    return request.bytesRead();
  }
}
