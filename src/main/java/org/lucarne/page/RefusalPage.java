package org.lucarne.page;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says that something did not work, why, and what to do next.
 *
 * @param retryAfter when it is worth trying again
 * @param againUrl where to try again, if not at the address of this very page: the answer to a form
 *     that was posted cannot be asked for again by its own address
 * @param pasted whether this answers a link that was pasted into such a page
 */
public record RefusalPage(
    Refusal refusal, @Nullable Duration retryAfter, @Nullable String againUrl, boolean pasted) {
  public RefusalPage(Refusal refusal, @Nullable Duration retryAfter) {
    this(refusal, retryAfter, null, false);
  }

  /** Whether the page offers a way on. */
  public boolean offersAgain() {
    return againUrl != null || refusal.passes();
  }

  /** Where that way leads; empty means the address of this page. */
  public String again() {
    return againUrl == null ? "" : againUrl;
  }

  /** Seconds after which the page tries again by itself. */
  public long retrySeconds() {
    return retryAfter == null ? 30 : Math.clamp(retryAfter.toSeconds(), 5, 3600);
  }
}
