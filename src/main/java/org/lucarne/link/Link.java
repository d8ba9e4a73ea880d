package org.lucarne.link;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lucarne.share.Share;
import org.lucarne.share.ShareState;

/** The row behind a signed link: it decides expiry, view limit and revocation. */
@Entity
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

  @Column(nullable = false)
  private boolean download;

  @Column(nullable = false)
  private Instant createdAt;

  /** Null: the link follows its share. */
  private @Nullable Instant expiresAt;

  private @Nullable Instant revokedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Link() {}

  Link(String id, int kid, String shareId, LinkTerms terms, Instant now) {
    this.id = id;
    this.kid = kid;
    this.shareId = shareId;
    this.label = terms.label();
    this.maxViews = terms.maxViews();
    this.download = terms.download();
    this.expiresAt = terms.expiresIn() == null ? null : now.plus(terms.expiresIn());
    this.createdAt = now;
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

  /** Whether the link holder may download, besides looking. */
  public boolean download() {
    return download;
  }

  Instant createdAt() {
    return createdAt;
  }

  @Override
  public String toString() {
    return "Link " + id;
  }
}
