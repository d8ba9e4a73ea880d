package org.lucarne.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Where the keys are, and who makes them. */
@ConfigMapping(prefix = "lucarne")
public interface KeysConfig {
  /**
   * {@code standalone}: own database, own keys made at the first start, listens on loopback. {@code
   * cluster}: all of it given, and a refusal to start where something is missing.
   */
  @WithDefault("standalone")
  Mode mode();

  /**
   * The directory of the key rings: {@code link/}, {@code wrap/} and {@code identity/}. In
   * standalone mode it is made at the first start; in cluster mode it is a mounted Secret.
   */
  @WithDefault("${lucarne.home}/keys")
  Path keysDir();

  /**
   * How long a key that was added while the service runs only opens and verifies, before it also
   * wraps, signs or is published: until every other process has it. {@code PT2M} in a cluster,
   * nothing alone, unless given.
   */
  Optional<Duration> keysSettle();
}
