package org.lucarne.time;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A clock that stands still until a test moves it on: no test depends on how long anything takes.
 * It begins when it is first read, and is a millisecond later at each reading, so that what was
 * noted first is older.
 */
@Mock
@Singleton
public class AdvancingClock extends DatabaseClock {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private @Nullable Instant beginning;

  public AdvancingClock(DataSource database) {
    super(database);
  }

  @Override
  public Instant now() {
    return beginning().plus(ahead.accumulateAndGet(Duration.ofMillis(1), Duration::plus));
  }

  private synchronized Instant beginning() {
    if (beginning == null) {
      beginning = super.now();
    }
    return beginning;
  }

  /** Moves on; time never goes back, so tests that share a process share what has passed. */
  public void advance(Duration duration) {
    ahead.accumulateAndGet(duration, Duration::plus);
  }
}
