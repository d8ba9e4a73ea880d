package org.lucarne.link;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.lucarne.audit.EventType;
import org.lucarne.audit.Events;
import org.lucarne.time.DatabaseClock;

/**
 * Counts attempts at a link's passphrase. Each is counted, and committed, before it is looked at:
 * however many come at once, no more are looked at than the waits allow.
 */
@ApplicationScoped
public class Attempts {
  private final Links links;
  private final DatabaseClock clock;
  private final Events events;
  private final MeterRegistry meters;

  Attempts(Links links, DatabaseClock clock, Events events, MeterRegistry meters) {
    this.links = links;
    this.clock = clock;
    this.events = events;
    this.meters = meters;
  }

  /** Takes one attempt; if none may be taken yet, the time until then. */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Duration> take(String linkId) {
    Instant now = clock.now();
    Optional<Duration> wait =
        links
            .findByIdOptional(linkId, LockModeType.PESSIMISTIC_WRITE)
            .flatMap(link -> link.takeAttempt(now));
    wait.ifPresent(time -> count("delayed"));
    return wait;
  }

  /** The attempt was right: the next one is the first again. */
  @Transactional(TxType.REQUIRES_NEW)
  public void succeed(String linkId) {
    count("right");
    links.findByIdOptional(linkId, LockModeType.PESSIMISTIC_WRITE).ifPresent(Link::forgetAttempts);
  }

  /** The attempt was wrong; the owner can read of it, and of the long pause. */
  @Transactional(TxType.REQUIRES_NEW)
  public void fail(String linkId) {
    count("wrong");
    Instant now = clock.now();
    links
        .findByIdOptional(linkId)
        .ifPresent(link -> {
          events.appendForLink(link.shareId(), EventType.PASSPHRASE_WRONG, linkId, now);
          if (link.isPaused()) {
            events.appendForLink(link.shareId(), EventType.TOO_MANY_ATTEMPTS, linkId, now);
          }
        });
  }

  private void count(String outcome) {
    meters.counter("lucarne.passphrase.attempts", "outcome", outcome).increment();
  }
}
