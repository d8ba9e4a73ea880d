package org.lucarne.custody;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.lucarne.key.KeysConfig;
import org.lucarne.key.LiveKeyRing;
import org.lucarne.key.Reloaded;
import org.lucarne.key.Settling;

/**
 * The server's own identities, as their directory has them. The one that lasts longest is
 * published, once every process can be expected to have it; all of them open.
 */
@Singleton
public class ServerIdentities {
  private final IdentityFiles files;
  private final Reloaded<List<ServerIdentity>> newestFirst;
  private final Settling settling;
  private volatile ServerIdentity published;

  ServerIdentities(KeysConfig config) {
    files = new IdentityFiles(config.keysDir().resolve("identity"));
    newestFirst = new Reloaded<>(files::loadSome);
    settling = new Settling(Settling.time(config));
    published = choose();
  }

  /** The recipient that new capsules are to be addressed to, {@code age1…}. */
  public String recipient() {
    return published.identity().recipient();
  }

  /** Until when clients may use {@link #recipient()} without asking again. */
  public Instant notAfter() {
    return published.notAfter();
  }

  List<ServerIdentity> all() {
    return newestFirst.get();
  }

  IdentityFiles files() {
    return files;
  }

  @Scheduled(every = LiveKeyRing.LOOK_EVERY, delayed = LiveKeyRing.LOOK_EVERY)
  synchronized void reload() {
    newestFirst.refresh();
    ServerIdentity chosen = choose();
    if (!chosen.name().equals(published.name())) {
      Log.infof("identity %s is published now", chosen.name());
    }
    published = chosen;
  }

  private ServerIdentity choose() {
    List<ServerIdentity> identities = newestFirst.get();
    settling.see(identities.stream().map(each -> each.identity().recipient()).toList());
    return identities.stream()
        .filter(identity -> settling.isSettled(identity.identity().recipient()))
        .findFirst()
        .orElse(identities.getFirst());
  }
}
