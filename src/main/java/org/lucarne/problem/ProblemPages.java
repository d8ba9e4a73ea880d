package org.lucarne.problem;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says a problem in words to a person with a browser. */
public interface ProblemPages {
  /** A whole HTML page, in answer to a request for {@code path}. */
  String page(Locale locale, ProblemType type, String path, @Nullable Duration retryAfter);
}
