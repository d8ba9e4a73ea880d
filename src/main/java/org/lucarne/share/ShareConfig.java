package org.lucarne.share;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a share may be, and how long things last. */
@ConfigMapping(prefix = "lucarne")
public interface ShareConfig {
  /**
   * The prefix of links and upload addresses: scheme, host and port as a browser sees them. Outside
   * loopback it has to be https, or browsers have neither the cookie nor the cryptography.
   */
  @WithDefault("http://localhost:8080")
  URI publicUrl();

  /**
   * Who may be able to decrypt the shares of this installation: {@code sealed}, {@code managed}.
   */
  @WithDefault("sealed,managed")
  List<Custody> custodies();

  /** The policy on lifetimes. */
  ExpiresIn expiresIn();

  /**
   * How long after its declaration a share takes uploads, and its upload token is good. What is not
   * complete by then is abandoned and removed.
   */
  @WithDefault("PT24H")
  Duration uploadWindow();

  /**
   * How long after expiry bytes and keys are destroyed. Until then the owner can see what was
   * there; nobody can open it any more.
   */
  @WithDefault("P1D")
  Duration deleteAfter();

  /**
   * How long after their deletion the rows of shares are kept, so that links say why they do not
   * open and owners can read events. Rows hold no picture and no key.
   */
  @WithDefault("P30D")
  Duration purgeAfter();

  /** Bounds on how long a share lives from its declaration, or from a change of its expiry. */
  interface ExpiresIn {
    /** Shortest lifetime: {@code PT1S} standalone, {@code PT5M} in a cluster, unless given. */
    Optional<Duration> min();

    /** Lifetime of a share that does not ask for one: {@code P14D}, or what comes nearest. */
    @WithName("default")
    Optional<Duration> usual();

    /** Longest lifetime: {@code P30D} unless given. */
    Optional<Duration> max();
  }
}
