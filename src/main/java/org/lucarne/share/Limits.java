package org.lucarne.share;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.lucarne.key.KeysConfig;
import org.lucarne.key.Mode;

/** What a share may be at most, and at least. */
@Singleton
public class Limits {
  /** Two lesions seen three times each. */
  public static final int IMAGES_PER_SHARE = 6;

  /** Of ciphertext. */
  public static final long BYTES_PER_OBJECT = 50L * 1024 * 1024;

  /** Of ciphertext. */
  public static final long BYTES_PER_MANIFEST = 64L * 1024;

  private final ShareConfig.ExpiresIn lifetimes;
  private final Duration shortest;
  private final List<Custody> custodies;

  Limits(ShareConfig config, KeysConfig program) {
    lifetimes = config.expiresIn();
    custodies = config.custodies().stream().distinct().toList();
    boolean cluster = program.mode() == Mode.CLUSTER;
    Duration usual = cluster ? Duration.ofMinutes(5) : Duration.ofSeconds(1);
    shortest = lifetimes.min().orElse(usual);
  }

  public Duration shortestLifetime() {
    return shortest;
  }

  public Duration usualLifetime() {
    return lifetimes.usual();
  }

  public Duration longestLifetime() {
    return lifetimes.max();
  }

  /** Who may be able to decrypt, in this installation. */
  public List<Custody> custodies() {
    return custodies;
  }
}
