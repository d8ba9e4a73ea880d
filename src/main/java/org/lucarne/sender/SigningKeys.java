package org.lucarne.sender;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Optional;
import org.lucarne.key.KeyRing;
import org.lucarne.key.KeyRingException;
import org.lucarne.key.KeysConfig;
import org.lucarne.key.LiveKeyRing;
import org.lucarne.key.NamedKey;
import org.lucarne.key.Settling;

/** The ring of signing keys, named by their {@code kid}: one signs, all of them verify. */
@Singleton
public class SigningKeys {
  /** The highest {@code kid} that a token has room for. */
  public static final int MAX_KID = 247;

  private final LiveKeyRing ring;

  @Inject
  SigningKeys(KeysConfig config) {
    this(
        new LiveKeyRing(
            "link", () -> load(config.keysDir().resolve("link")), Settling.time(config)));
  }

  SigningKeys(LiveKeyRing ring) {
    this.ring = ring;
  }

  /**
   * The ring, when all of its names are kids.
   *
   * @throws KeyRingException when one is not
   */
  public static KeyRing load(Path directory) {
    KeyRing ring = KeyRing.load(directory);
    for (String name : ring.names()) {
      if (!name.matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(name) > MAX_KID) {
        throw new KeyRingException(
            "key " + directory.resolve(name + ".key") + " is not named 0 to " + MAX_KID);
      }
    }
    return ring;
  }

  @Scheduled(every = LiveKeyRing.LOOK_EVERY, delayed = LiveKeyRing.LOOK_EVERY)
  void refresh() {
    ring.refresh();
  }

  /** The {@code kid} of the key that signs. */
  public int currentKid() {
    return Integer.parseInt(ring.current().name());
  }

  /** Empty for a {@code kid} that was never ours, or is retired. */
  public Optional<NamedKey> find(int kid) {
    return ring.find(Integer.toString(kid));
  }
}
