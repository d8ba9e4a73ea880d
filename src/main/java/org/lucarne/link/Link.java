package org.lucarne.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.lucarne.custody.WrappedKey;
import org.lucarne.share.Download;
import org.lucarne.share.Share;
import org.lucarne.share.ShareState;

/** The row behind a signed link: it decides expiry, view limit and revocation. */
@Entity
@DynamicUpdate // a column that nobody meant to change may be another's at that moment
public class Link {
  @Id private String id;

  @Column(nullable = false)
  private String shareId;

  @Column(nullable = false)
  private int kid;

  private @Nullable String label;
  private @Nullable Integer maxViews;

  @Column(nullable = false)
  private int views;

  /** For the version before, which knows no more. */
  @Column(nullable = false)
  private boolean download;

  private @Nullable String downloads;

  @Column(nullable = false)
  private Instant createdAt;

  /** Null: the link follows its share. */
  private @Nullable Instant expiresAt;

  private @Nullable Instant revokedAt;
  private @Nullable String capsuleKeyName;
  private byte @Nullable [] wrappedCapsule;
  private byte @Nullable [] accessDigest;
  private byte @Nullable [] gateDigest;

  @Column(nullable = false)
  private int failedAttempts;

  private @Nullable Instant nextAttemptAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Link() {}

  Link(String id, int kid, String shareId, LinkTerms terms, Instant now) {
    this.id = id;
    this.kid = kid;
    this.shareId = shareId;
    this.label = terms.label();
    this.maxViews = terms.maxViews();
    this.download = terms.download() != Download.NONE;
    this.downloads = terms.download().slug();
    this.expiresAt = terms.expiresIn() == null ? null : now.plus(terms.expiresIn());
    this.createdAt = now;
  }

  /** Makes it a sealed link: from here on it opens only for who proves its secret. */
  void seal(SealedTerms terms, WrappedKey capsule) {
    accessDigest = terms.accessDigest();
    gateDigest = terms.gateDigest();
    capsuleKeyName = capsule.keyName();
    wrappedCapsule = capsule.bytes();
  }

  /** Without it nobody can open the share by this link, whatever they kept of its secret. */
  private void destroyCapsule() {
    capsuleKeyName = null;
    wrappedCapsule = null;
  }

  /** Counts an attempt at the passphrase, or says how long to wait before the next. */
  Optional<Duration> takeAttempt(Instant now) {
    if (nextAttemptAt != null && now.isBefore(nextAttemptAt)) {
      return Optional.of(Duration.between(now, nextAttemptAt));
    }
    failedAttempts++;
    nextAttemptAt = now.plus(AttemptWaits.after(failedAttempts));
    return Optional.empty();
  }

  void forgetAttempts() {
    failedAttempts = 0;
    nextAttemptAt = null;
  }

  /** Whether so many attempts failed that the next has to wait long. */
  boolean isPaused() {
    return failedAttempts >= AttemptWaits.PAUSED_AT;
  }

  void relabel(@Nullable String text) {
    label = text;
  }

  /** Null lets the link follow its share again. */
  void expireAt(@Nullable Instant instant) {
    expiresAt = instant;
  }

  /** False if it was revoked before. */
  boolean revoke(Instant now) {
    if (revokedAt != null) {
      return false;
    }
    revokedAt = now;
    destroyCapsule();
    return true;
  }

  /** Never after the share's expiry. */
  public Instant expiryWithin(Share share) {
    return expiresAt == null || expiresAt.isAfter(share.expiresAt())
        ? share.expiresAt()
        : expiresAt;
  }

  /** A share that its owner deleted early has revoked links. */
  public LinkState stateAt(Instant now, Share share) {
    if (revokedAt != null || share.wasDeletedEarly()) {
      return LinkState.REVOKED;
    }
    ShareState shareState = share.stateAt(now);
    boolean shareEnded = shareState == ShareState.EXPIRED || shareState == ShareState.DELETED;
    if (shareEnded || !now.isBefore(expiryWithin(share))) {
      return LinkState.EXPIRED;
    }
    if (maxViews != null && views >= maxViews) {
      return LinkState.EXHAUSTED;
    }
    return shareState == ShareState.OPEN ? LinkState.PENDING : LinkState.ACTIVE;
  }

  public String id() {
    return id;
  }

  public String shareId() {
    return shareId;
  }

  int kid() {
    return kid;
  }

  @Nullable String label() {
    return label;
  }

  public @Nullable Integer maxViews() {
    return maxViews;
  }

  int views() {
    return views;
  }

  /** What the link holder may keep, besides looking. */
  public Download download() {
    if (downloads == null) {
      return download ? Download.ORIGINAL : Download.NONE;
    }
    return Download.named(downloads);
  }

  /** The capsule as it is kept; empty in managed custody, and once it is destroyed. */
  public Optional<WrappedKey> wrappedCapsule() {
    return capsuleKeyName == null || wrappedCapsule == null
        ? Optional.empty()
        : Optional.of(new WrappedKey(capsuleKeyName, wrappedCapsule));
  }

  public boolean isSealed() {
    return accessDigest != null;
  }

  /** Whether its holder needs a passphrase besides. */
  public boolean hasPassphrase() {
    return gateDigest != null;
  }

  public boolean isAccessKey(KeyProof key) {
    return key.proves(accessDigest);
  }

  public boolean isGateKey(KeyProof key) {
    return key.proves(gateDigest);
  }

  Instant createdAt() {
    return createdAt;
  }

  @Override
  public String toString() {
    return "Link " + id;
  }
}
