package org.lucarne.storage;

import io.smallrye.health.api.HealthGroup;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether storage would serve us, at {@code /q/health/group/storage}: to look at. It is no part of
 * readiness, because every process has the same storage. An outage would take all of them out of
 * service, with the pages that say so, and the uploads that are told to come back.
 */
@HealthGroup("storage")
@ApplicationScoped
public class StorageHealth implements HealthCheck {
  private final ObjectStore store;

  StorageHealth(ObjectStore store) {
    this.store = store;
  }

  @Override
  public HealthCheckResponse call() {
    try {
      store.check();
      return HealthCheckResponse.up("storage");
    } catch (StorageFailure e) {
      return HealthCheckResponse.down("storage");
    }
  }
}
