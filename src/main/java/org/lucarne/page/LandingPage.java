package org.lucarne.page;

import java.time.Instant;

/**
 * The page in front of the images, the same for everybody who follows the link.
 *
 * @param openUrl where the button posts to
 * @param proof the hidden field that goes with it
 * @param expiresAt until when the link works
 * @param pending whether the images are still being sent: no button, but an offer to look again
 */
public record LandingPage(String openUrl, String proof, Instant expiresAt, boolean pending) {
  /** What the page says instead, where the link carried the secret of sealed images. */
  public Refusal brokenPromise() {
    return Refusal.NOT_SEALED;
  }

  @Override
  public String toString() {
    return "LandingPage";
  }
}
