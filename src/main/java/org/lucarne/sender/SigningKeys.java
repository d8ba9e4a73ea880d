package org.lucarne.sender;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.lucarne.key.KeyRing;
import org.lucarne.key.KeysConfig;
import org.lucarne.key.NamedKey;

/** The ring of signing keys, named by their {@code kid}: one signs, all of them verify. */
@Singleton
public class SigningKeys {
  private final KeyRing ring;

  @Inject
  SigningKeys(KeysConfig config) {
    this(KeyRing.load(config.keysDir().resolve("link")));
  }

  SigningKeys(KeyRing ring) {
    this.ring = ring;
  }

  public int currentKid() {
    return Integer.parseInt(ring.current().name());
  }

  /** Empty for a {@code kid} that was never ours, or is retired. */
  public Optional<NamedKey> find(int kid) {
    return ring.find(Integer.toString(kid));
  }
}
