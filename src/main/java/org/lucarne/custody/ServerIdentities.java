package org.lucarne.custody;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.lucarne.key.KeysConfig;

/** The server's own identities. The one that lasts longest is published; all of them open. */
@Singleton
public class ServerIdentities {
  private final IdentityFiles files;
  private volatile List<ServerIdentity> newestFirst;

  ServerIdentities(KeysConfig config) {
    files = new IdentityFiles(config.keysDir().resolve("identity"));
    newestFirst = files.load();
    if (newestFirst.isEmpty()) {
      throw new IllegalStateException("There is no identity in '" + config.keysDir() + "'");
    }
  }

  /** The recipient that new capsules are to be addressed to, {@code age1…}. */
  public String recipient() {
    return newestFirst.getFirst().identity().recipient();
  }

  /** Until when clients may use {@link #recipient()} without asking again. */
  public Instant notAfter() {
    return newestFirst.getFirst().notAfter();
  }

  List<ServerIdentity> all() {
    return newestFirst;
  }

  IdentityFiles files() {
    return files;
  }

  void reload() {
    newestFirst = files.load();
  }
}
