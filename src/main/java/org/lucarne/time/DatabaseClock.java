package org.lucarne.time;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The database's clock, so that processes on machines with different clocks agree on expiry.
 *
 * <p>Between two readings, a minute apart, it advances with the monotonic clock: a step of the
 * machine's clock changes nothing. It never goes back: when the database's clock was set back, it
 * stands still until that has caught up, and what has expired stays expired. Instants have
 * millisecond precision, as they are sent.
 */
@ApplicationScoped
public class DatabaseClock {
  /** Clocks drift apart by less between two readings. */
  private static final Duration MOST_BACK = Duration.ofSeconds(5);

  private final DataSource database;
  private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);
  private volatile @Nullable Reading reading;

  public DatabaseClock(DataSource database) {
    this.database = database;
  }

  public Instant now() {
    Reading last = reading;
    if (last == null) {
      last = read();
      reading = last;
    }
    Duration since = Duration.ofNanos(System.nanoTime() - last.nanoTime());
    Instant estimate = last.at().plus(since).truncatedTo(ChronoUnit.MILLIS);
    return latest.accumulateAndGet(estimate, DatabaseClock::later);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isBefore(other) ? other : one;
  }

  @Scheduled(every = "60s", delayed = "60s")
  void refresh() {
    try {
      Reading next = read();
      Duration back = Duration.between(next.at(), now());
      if (back.compareTo(MOST_BACK) > 0) {
        Log.warnf(
            "The database's clock was set back by %s; here time stands still until it"
                + " has caught up, or until a restart",
            back.truncatedTo(ChronoUnit.SECONDS));
      }
      reading = next;
    } catch (ClockUnavailableException e) {
      Log.warn("The database's clock could not be read; going on with the last reading", e);
    }
  }

  private Reading read() {
    try (var connection = database.getConnection();
        var statement = connection.prepareStatement("SELECT clock_timestamp()");
        var row = statement.executeQuery()) {
      row.next();
      return new Reading(row.getObject(1, OffsetDateTime.class).toInstant(), System.nanoTime());
    } catch (SQLException e) {
      throw new ClockUnavailableException(e);
    }
  }

  private record Reading(Instant at, long nanoTime) {}

  /** The database did not tell the time, so nothing that depends on it can be decided. */
  public static final class ClockUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClockUnavailableException(SQLException cause) {
      super("reading the database's clock", cause);
    }
  }
}
