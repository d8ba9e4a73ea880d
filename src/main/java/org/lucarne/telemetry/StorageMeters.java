package org.lucarne.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import org.lucarne.storage.ObjectStore;

/** Whether storage would serve us. */
@Singleton
@Startup
public class StorageMeters {
  StorageMeters(MeterRegistry meters, ObjectStore store) {
    Polled<Double> up =
        new Polled<>(
            "storage",
            0.0,
            () -> {
              store.check();
              return 1.0;
            });
    Gauge.builder("lucarne.storage.up", up::get).register(meters);
  }
}
