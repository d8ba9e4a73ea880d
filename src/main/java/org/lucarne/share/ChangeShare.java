package org.lucarne.share;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.audit.EventType;
import org.lucarne.audit.Events;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.sender.Caller;
import org.lucarne.time.DatabaseClock;
import org.lucarne.time.IsoDuration;

/** Gives a share more time, or less; or ends it. */
@ApplicationScoped
public class ChangeShare {
  private final Shares shares;
  private final ShareConfig config;
  private final Limits limits;
  private final ShareLinks links;
  private final DatabaseClock clock;
  private final Events events;

  ChangeShare(
      Shares shares,
      ShareConfig config,
      Limits limits,
      ShareLinks links,
      DatabaseClock clock,
      Events events) {
    this.shares = shares;
    this.config = config;
    this.limits = limits;
    this.links = links;
    this.clock = clock;
    this.events = events;
  }

  /** The body of {@code PATCH /api/v1/shares/{id}}: an absent member changes nothing. */
  public record ShareChange(@JsonProperty("expiresAt") @Nullable Optional<String> expiresAt) {}

  /** Moves the expiry of a share that can still be seen; its links follow. */
  @Transactional
  Share change(Caller caller, String id, ShareChange change) {
    Share share = shares.ofCallerLocked(caller, id);
    Instant now = clock.now();
    refuseEnded(share, now);
    Optional<String> expiresAt = change.expiresAt();
    if (expiresAt != null) {
      share.expireAt(expiry(expiresAt, now), config.deleteAfter());
      share.openUntil(share.createdAt().plus(config.uploadWindow()));
      events.append(id, EventType.SHARE_CHANGED, now);
    }
    return share;
  }

  /** Ends what an expired or deleted share cannot do any more. */
  public static void refuseEnded(Share share, Instant now) {
    switch (share.stateAt(now)) {
      case OPEN, COMPLETE -> {}
      case EXPIRED ->
          throw new ProblemException(
              ProblemType.SHARE_EXPIRED, "An expired share is final; declare a new one.");
      case DELETED ->
          throw new ProblemException(ProblemType.SHARE_DELETED, "The share was deleted.");
    }
  }

  private Instant expiry(Optional<String> text, Instant now) {
    Instant expiry = text.map(ChangeShare::instant).orElse(Instant.MIN);
    Instant soonest = now.plus(limits.shortestLifetime());
    Instant latest = now.plus(limits.longestLifetime());
    if (expiry.isBefore(soonest) || expiry.isAfter(latest)) {
      throw ProblemException.invalid(
          "#/expiresAt",
          "This is an instant (RFC 3339) from "
              + IsoDuration.format(limits.shortestLifetime())
              + " to "
              + IsoDuration.format(limits.longestLifetime())
              + " from now.");
    }
    return expiry;
  }

  /** An RFC 3339 instant; the distant past for text that is none. */
  public static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeParseException e) {
      return Instant.MIN;
    }
  }

  /**
   * Destroys the share's key, or its links' capsules, at once; the sweeper removes the bytes.
   * Repeating changes nothing.
   */
  @Transactional
  void delete(Caller caller, String id) {
    Share share = shares.ofCallerLocked(caller, id);
    delete(share);
  }

  /** The same for a share whose time has come; nothing if it was changed meanwhile. */
  @Transactional
  public void deleteIfDue(String id) {
    Optional<Share> found = shares.findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    if (found.isEmpty()) {
      return; // another process was faster
    }
    Share share = found.get();
    Instant now = clock.now();
    boolean abandoned = !share.isComplete() && !now.isBefore(share.uploadBy());
    if (share.stateAt(now) != ShareState.DELETED && abandoned) {
      share.abandon(now);
      links.destroyCapsules(share);
      events.append(id, EventType.SHARE_DELETED, now);
    } else if (!now.isBefore(share.deleteAt())) {
      delete(share);
    }
  }

  private void delete(Share share) {
    Instant now = clock.now();
    if (share.stateAt(now) != ShareState.DELETED) {
      share.delete(now);
      links.destroyCapsules(share);
      events.append(share.id(), EventType.SHARE_DELETED, now);
    }
  }
}
