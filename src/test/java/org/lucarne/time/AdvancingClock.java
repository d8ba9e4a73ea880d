package org.lucarne.time;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** The database's clock, which a test can move forward. */
@Mock
@Singleton
public class AdvancingClock extends DatabaseClock {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  public AdvancingClock(DataSource database) {
    super(database);
  }

  @Override
  public Instant now() {
    return super.now().plus(ahead.get());
  }

  /** Moves on; time never goes back, so tests that share a process share what has passed. */
  public void advance(Duration duration) {
    ahead.accumulateAndGet(duration, Duration::plus);
  }
}
