package org.lucarne.share;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.lucarne.key.KeysConfig;

/** What a share may be at most, and at least. */
@Singleton
public class Limits {
  /** Two lesions seen three times each. */
  public static final int IMAGES_PER_SHARE = 6;

  /** Of ciphertext. */
  public static final long BYTES_PER_OBJECT = 50L * 1024 * 1024;

  /** Of ciphertext. */
  public static final long BYTES_PER_MANIFEST = 64L * 1024;

  private final Lifetimes lifetimes;
  private final List<Custody> custodies;

  Limits(ShareConfig config, KeysConfig program) {
    custodies = config.custodies().stream().distinct().toList();
    ShareConfig.ExpiresIn given = config.expiresIn();
    lifetimes = Lifetimes.of(program.mode(), given.min(), given.usual(), given.max());
  }

  public Duration shortestLifetime() {
    return lifetimes.shortest();
  }

  public Duration usualLifetime() {
    return lifetimes.usual();
  }

  public Duration longestLifetime() {
    return lifetimes.longest();
  }

  /** Who may be able to decrypt, in this installation. */
  public List<Custody> custodies() {
    return custodies;
  }
}
