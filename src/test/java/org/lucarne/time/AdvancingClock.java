package org.lucarne.time;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * Time as tests have it: it begins at the same instant in every run, stands still until a test
 * moves it on, and is a millisecond later at each reading, so that what was noted first is older.
 * Neither the day of a run nor the speed of its machine is seen by what is tested.
 */
@Mock
@Singleton
public class AdvancingClock extends DatabaseClock {
  /** Later than any run, so that what takes the machine's own time by mistake is seen as old. */
  public static final Instant START = Instant.parse("2061-03-14T10:15:30.123Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);

  public AdvancingClock(DataSource database) {
    super(database);
  }

  @Override
  public Instant now() {
    return now.updateAndGet(before -> before.plusMillis(1));
  }

  /** Moves on; time never goes back, so tests that share a process share what has passed. */
  public void advance(Duration duration) {
    now.updateAndGet(before -> before.plus(duration));
  }
}
