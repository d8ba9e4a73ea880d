package org.lucarne.start;

import io.quarkus.logging.Log;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.lucarne.key.Mode;
import org.lucarne.setting.StartupConfig;

/** Says where the service is, once it can be reached there. */
@ApplicationScoped
public class AnnounceReadiness {
  private final StartupConfig config;

  public AnnounceReadiness(StartupConfig config) {
    this.config = config;
  }

  // The general event of a start comes before the port is open, which may be somebody else's.
  void announce(@ObservesAsync HttpServerStart start) {
    if (config.mode() == Mode.CLUSTER) {
      Log.infof(
          "ready for %s; senders are known by access tokens only (command tokens issue)",
          config.publicUrl());
    } else {
      System.out.println(
          "Lucarne is ready at " + config.publicUrl() + "; its data is in " + config.home());
    }
  }
}
