package org.lucarne.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What is said of requests. */
@ConfigMapping(prefix = "lucarne")
public interface TelemetryConfig {
  /**
   * Whether each request leaves a line in the log: method, route, status, time, bytes. Never its
   * path, in which link tokens stand. About 200 bytes a request.
   */
  @WithDefault("true")
  boolean requestLog();
}
