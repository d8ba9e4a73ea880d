package org.lucarne.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.link.Attempts;
import org.lucarne.link.KeyProof;
import org.lucarne.link.Link;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

/**
 * Lets through who has a sealed link's secret, and the passphrase if there is one.
 *
 * <p>Attempts at a passphrase are counted only behind a right gate key, which takes the link's
 * secret: somebody who knows the path alone cannot make the holder wait.
 */
@ApplicationScoped
public class ProveSecret {
  private final Attempts attempts;
  private final WrongKeys wrongKeys;

  ProveSecret(Attempts attempts, WrongKeys wrongKeys) {
    this.attempts = attempts;
    this.wrongKeys = wrongKeys;
  }

  /**
   * Passes, or ends the request with {@code access-key-required}, {@code access-key-wrong} or
   * {@code too-many-attempts}.
   *
   * @param openHere whether this browser has a view of the link already: its attempts are not
   *     counted, and need not wait for those of others
   */
  void check(Link link, Click click, boolean openHere, @Nullable String address) {
    if (!link.isSealed()) {
      return;
    }
    KeyProof accessKey = required(click.accessKey());
    if (link.hasPassphrase() && !link.isGateKey(required(click.gateKey()))) {
      throw wrong("gateKey", address);
    }
    if (link.hasPassphrase() && !openHere) {
      attempt(link, accessKey);
    } else if (!link.isAccessKey(accessKey)) {
      throw wrong("accessKey", address);
    }
  }

  private void attempt(Link link, KeyProof accessKey) {
    Optional<Duration> wait = attempts.take(link.id());
    if (wait.isPresent()) {
      throw tooMany(wait.get());
    }
    if (!link.isAccessKey(accessKey)) {
      attempts.fail(link.id());
      throw wrong("accessKey");
    }
    attempts.succeed(link.id());
  }

  private static KeyProof required(@Nullable KeyProof key) {
    if (key == null) {
      throw new ProblemException(
          ProblemType.ACCESS_KEY_REQUIRED, "This link opens only with its secret.");
    }
    return key;
  }

  private ProblemException wrong(String member, @Nullable String address) {
    return wrongKeys.count(address).map(ProveSecret::tooMany).orElseGet(() -> wrong(member));
  }

  /** Which key was wrong is told: the page then asks for the code, or for the passphrase. */
  private static ProblemException wrong(String member) {
    return new ProblemException(ProblemType.ACCESS_KEY_WRONG, "This is not the secret of the link.")
        .with("wrong", member);
  }

  private static ProblemException tooMany(Duration wait) {
    return new ProblemException(
            ProblemType.TOO_MANY_ATTEMPTS, "Please wait before the next attempt.")
        .retryAfter(wait.plusMillis(999).truncatedTo(ChronoUnit.SECONDS));
  }
}
