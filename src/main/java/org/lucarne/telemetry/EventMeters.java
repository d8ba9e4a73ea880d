package org.lucarne.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.lucarne.audit.EventType;

/** Counts the events of all shares, each once it is committed. */
@Singleton
@Startup
public class EventMeters {
  private final Map<EventType, Counter> counters = new EnumMap<>(EventType.class);

  EventMeters(MeterRegistry meters) {
    for (EventType type : EventType.values()) {
      counters.put(type, meters.counter("lucarne.events", "type", type.slug()));
    }
  }

  void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) EventType type) {
    Objects.requireNonNull(counters.get(type)).increment();
  }
}
