package org.lucarne.view;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/**
 * One opening of a link: a short browser session. A row that was read is never written back: being
 * seen and being counted are statements of {@link Views}, which may meet.
 */
@Entity
@Immutable
public class View {
  /** How long it lasts without a request. */
  static final Duration IDLE = Duration.ofMinutes(30);

  /** How long it lasts at most. */
  static final Duration LONGEST = Duration.ofHours(12);

  /** How long it holds one of the link's views without using it. */
  static final Duration RESERVED = Duration.ofMinutes(2);

  /** A request that comes sooner after the last is not written down. */
  private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

  @Id private String id;

  @Column(nullable = false)
  private String linkId;

  @Column(nullable = false)
  private byte[] cookieDigest;

  @Column(nullable = false)
  private byte[] network;

  @Column(nullable = false)
  private Instant createdAt;

  @Column(nullable = false)
  private Instant lastSeenAt;

  @Column(nullable = false)
  private Instant reservedUntil;

  private @Nullable Instant countedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected View() {}

  View(String id, String linkId, byte[] cookieDigest, byte[] network, Instant now) {
    this.id = id;
    this.linkId = linkId;
    this.cookieDigest = cookieDigest.clone();
    this.network = network.clone();
    this.createdAt = now;
    this.lastSeenAt = now;
    this.reservedUntil = now.plus(RESERVED);
  }

  boolean isOpenedBy(byte[] digestOfCookie) {
    return MessageDigest.isEqual(cookieDigest, digestOfCookie);
  }

  /** Neither idle, nor too old, nor a reservation that lapsed unused. */
  boolean isLiveAt(Instant now) {
    boolean used = countedAt != null || now.isBefore(reservedUntil);
    return used && now.isBefore(ownExpiry());
  }

  private Instant ownExpiry() {
    Instant idleEnd = lastSeenAt.plus(IDLE);
    Instant longestEnd = createdAt.plus(LONGEST);
    return idleEnd.isBefore(longestEnd) ? idleEnd : longestEnd;
  }

  /** Never past the link's expiry. */
  Instant expiryWithin(Instant linkExpiry) {
    return linkExpiry.isBefore(ownExpiry()) ? linkExpiry : ownExpiry();
  }

  /** Whether it is time again to note that the view is used. */
  boolean isToBeNoted(Instant now) {
    return now.isAfter(lastSeenAt.plus(NOTED_EVERY));
  }

  /** Here alone; the row is for {@link Views}. */
  void seen(Instant now) {
    lastSeenAt = now;
  }

  boolean isCounted() {
    return countedAt != null;
  }

  Instant createdAt() {
    return createdAt;
  }

  String id() {
    return id;
  }

  String linkId() {
    return linkId;
  }

  @Override
  public String toString() {
    return "View " + id;
  }
}
