package org.lucarne.bound;

import java.time.Duration;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

/** What is said when a bound is reached. */
final class Busy {
  static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private Busy() {}

  static ProblemException now() {
    return new ProblemException(
            ProblemType.TEMPORARILY_UNAVAILABLE,
            "Too much is under way at this moment. Please try again shortly.")
        .retryAfter(RETRY_AFTER);
  }
}
