package org.lucarne.custody;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Collectors;
import org.lucarne.key.KeysConfig;
import org.lucarne.key.Mode;
import org.lucarne.time.DatabaseClock;

/**
 * Renews the server's identity in time, and destroys the ended ones with what was remembered for
 * them. In a cluster the identities are the operator's, in a mounted Secret.
 */
@ApplicationScoped
public class RotateIdentities {
  private final ServerIdentities identities;
  private final KnownShareKeys knownKeys;
  private final KeysConfig config;
  private final DatabaseClock clock;

  RotateIdentities(
      ServerIdentities identities,
      KnownShareKeys knownKeys,
      KeysConfig config,
      DatabaseClock clock) {
    this.identities = identities;
    this.knownKeys = knownKeys;
    this.config = config;
    this.clock = clock;
  }

  /** Does what is due now; most of the time that is nothing. */
  @Transactional
  public void rotate() {
    Instant now = clock.now();
    if (config.mode() != Mode.STANDALONE || !isAnythingDue(now)) {
      return;
    }
    try {
      identities.files().renew(now);
      boolean destroyed = identities.files().destroyEnded(now);
      identities.reload();
      if (destroyed) {
        knownKeys.forgetAllBut(
            identities.all().stream().map(ServerIdentity::name).collect(Collectors.toSet()));
      }
    } catch (IOException e) {
      Log.error("The server's identity could not be renewed; the next sweep tries again", e);
    }
  }

  private boolean isAnythingDue(Instant now) {
    Instant oldest = identities.all().getLast().notAfter();
    return !identities.notAfter().isAfter(now.plus(IdentityFiles.RENEWED_BEFORE))
        || now.isAfter(oldest.plus(IdentityFiles.DESTROYED_AFTER));
  }
}
