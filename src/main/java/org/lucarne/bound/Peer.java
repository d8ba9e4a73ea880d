package org.lucarne.bound;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Whoever is at the other end of a transfer. */
public interface Peer {
  /** Whether they ended it by themselves. */
  boolean isGone();

  /**
   * Ends the connection, or the stream on it, and returns when that is done: what answers the
   * exception would otherwise still be written, and fill up the announced length with something
   * that is no picture. Whoever waits for this peer fails then.
   */
  void breakOff();

  /** Whoever sent this request. */
  static Peer of(HttpServerRequest request) {
    return new Peer() {
      @Override
      public boolean isGone() {
        return request.response().closed();
      }

      @Override
      public void breakOff() {
        if (request.version() == HttpVersion.HTTP_2) {
          request.response().reset();
        } else {
          request.connection().close().toCompletionStage().toCompletableFuture().join();
        }
      }
    };
  }
}
