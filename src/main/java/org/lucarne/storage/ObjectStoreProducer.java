package org.lucarne.storage;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;

/** Opens the store the configuration asks for, at start: what cannot work stops it there. */
@ApplicationScoped
class ObjectStoreProducer {
  private final StorageConfig storage;
  private final S3Config s3;
  private final MeterRegistry meters;
  private final Tracer tracer;

  ObjectStoreProducer(StorageConfig storage, S3Config s3, MeterRegistry meters, Tracer tracer) {
    this.storage = storage;
    this.s3 = s3;
    this.meters = meters;
    this.tracer = tracer;
  }

  @Produces
  @ApplicationScoped
  @Startup
  ObjectStore objectStore() {
    return new MeasuredObjectStore(open(), meters, tracer);
  }

  ObjectStore open() {
    return ObjectStores.open(storage, s3);
  }

  void close(@Disposes ObjectStore store) throws Exception {
    if (store instanceof AutoCloseable open) {
      open.close();
    }
  }
}
