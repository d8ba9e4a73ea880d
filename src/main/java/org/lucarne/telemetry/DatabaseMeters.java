package org.lucarne.telemetry;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.lucarne.time.DatabaseClock;

/** What only the database knows: how far behind the sweeper and the renditions are. */
@Singleton
@Startup
public class DatabaseMeters {
  /** Each part reads a partial index that is empty when nothing is behind. */
  private static final String QUESTION =
      """
      SELECT (SELECT min(delete_at) FROM share WHERE state <> 'deleted'),
             (SELECT count(*) FROM stored_object o JOIN share s ON s.id = o.share_id
              WHERE o.state = 'making' AND o.rendition = 'display'
                AND s.state <> 'deleted' AND s.expires_at > ?),
             (SELECT count(*) FROM stored_object WHERE delete_again_at IS NOT NULL)
      """;

  private static final Answer UNKNOWN = new Answer(0, Double.NaN, Double.NaN, Double.NaN);

  private final DataSource database;
  private final DatabaseClock clock;
  private final Timer timer;
  private final Polled<Answer> polled;

  /**
   * @param up 1 when the database answered, otherwise 0
   */
  private record Answer(
      double up, double overdueSeconds, double unrenderedImages, double undeletedObjects) {}

  DatabaseMeters(MeterRegistry meters, DataSource database, DatabaseClock clock) {
    this.database = database;
    this.clock = clock;
    timer =
        Timer.builder("lucarne.database")
            .description("Asking the database for these figures, waiting for a connection included")
            .register(meters);
    polled = new Polled<>("database", UNKNOWN, () -> timer.recordCallable(this::ask));
    gauge(meters, "lucarne.database.up", Answer::up);
    gauge(meters, "lucarne.shares.overdue.seconds", Answer::overdueSeconds);
    gauge(meters, "lucarne.renditions.backlog", Answer::unrenderedImages);
    gauge(meters, "lucarne.objects.undeleted", Answer::undeletedObjects);
  }

  private void gauge(MeterRegistry meters, String name, ToDoubleFunction<Answer> value) {
    Gauge.builder(name, () -> value.applyAsDouble(polled.get())).register(meters);
  }

  private Answer ask() throws SQLException {
    Instant now = clock.now();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(QUESTION)) {
      statement.setTimestamp(1, Timestamp.from(now));
      statement.setQueryTimeout(5);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        Timestamp oldest = row.getTimestamp(1);
        double overdue =
            oldest == null ? 0 : Duration.between(oldest.toInstant(), now).toMillis() / 1e3;
        return new Answer(1, Math.max(0, overdue), row.getLong(2), row.getLong(3));
      }
    }
  }
}
