package org.lucarne.share;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;
import org.lucarne.custody.WrappedKey;
import org.lucarne.object.Rendition;

/** One batch of images under one owner, custody and lifetime. */
@Entity
@DynamicUpdate // a column that nobody meant to change may be another's at that moment
public class Share {
  @Id private String id;

  @Column(nullable = false)
  private String owner;

  @Column(nullable = false)
  private String custody;

  /** {@code open}, {@code complete} or {@code deleted}: expiry follows from the clock. */
  @Column(nullable = false)
  private String state;

  private @Nullable String keyName;
  private byte @Nullable [] wrappedKey;

  @Column(nullable = false)
  private Instant createdAt;

  @Column(nullable = false)
  private Instant uploadBy;

  private @Nullable Instant completedAt;

  @Column(nullable = false)
  private Instant expiresAt;

  @Column(nullable = false)
  private Instant deleteAt;

  private @Nullable Instant deletedAt;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Share() {}

  private Share(String id, String owner, Custody custody, Instant createdAt) {
    this.id = id;
    this.owner = owner;
    this.custody = custody.slug();
    this.state = ShareState.OPEN.slug();
    this.createdAt = createdAt;
    this.uploadBy = createdAt;
    this.expiresAt = createdAt;
    this.deleteAt = createdAt;
  }

  /** A new share whose key the server holds. */
  static Share managed(String id, String owner, WrappedKey key, Instant createdAt) {
    Share share = new Share(id, owner, Custody.MANAGED, createdAt);
    share.keyName = key.keyName();
    share.wrappedKey = key.bytes();
    return share;
  }

  /** A new share whose key only its link holders have. */
  static Share sealed(String id, String owner, Instant createdAt) {
    return new Share(id, owner, Custody.SEALED, createdAt);
  }

  /** Uploads end with the window, and never after expiry. */
  void openUntil(Instant windowEnd) {
    uploadBy = windowEnd.isBefore(expiresAt) ? windowEnd : expiresAt;
  }

  void expireAt(Instant instant, Duration deleteAfter) {
    expiresAt = instant;
    deleteAt = instant.plus(deleteAfter);
    if (uploadBy.isAfter(instant)) {
      uploadBy = instant;
    }
  }

  /** Nothing more may be added. */
  public void complete(Instant now) {
    state = ShareState.COMPLETE.slug();
    completedAt = now;
  }

  /** Destroys the key; from here on every copy of the objects is noise. */
  public void delete(Instant now) {
    state = ShareState.DELETED.slug();
    keyName = null;
    wrappedKey = null;
    deletedAt = now;
  }

  /** Ends a share that was not complete in time: it expired then, and nobody deleted it early. */
  void abandon(Instant now) {
    if (expiresAt.isAfter(uploadBy)) {
      expiresAt = uploadBy;
    }
    delete(now);
  }

  /** An open share whose time for uploads is over will never be complete: it has expired too. */
  public ShareState stateAt(Instant now) {
    ShareState stored = ShareState.valueOf(state.toUpperCase(Locale.ROOT));
    if (stored == ShareState.DELETED) {
      return stored;
    }
    boolean abandoned = stored == ShareState.OPEN && !now.isBefore(uploadBy);
    return abandoned || !now.isBefore(expiresAt) ? ShareState.EXPIRED : stored;
  }

  /** Whether it was deleted while it could still be seen. */
  public boolean wasDeletedEarly() {
    return deletedAt != null && deletedAt.isBefore(expiresAt);
  }

  public boolean isComplete() {
    return completedAt != null;
  }

  /** Empty once the share is deleted, and always in sealed custody. */
  public Optional<WrappedKey> wrappedKey() {
    return keyName == null || wrappedKey == null
        ? Optional.empty()
        : Optional.of(new WrappedKey(keyName, wrappedKey));
  }

  public String id() {
    return id;
  }

  public String owner() {
    return owner;
  }

  public Custody custody() {
    return Custody.named(custody).orElseThrow();
  }

  /** Whether its sender sends this rendition; otherwise the server makes it. */
  public boolean takes(Rendition rendition) {
    return isSealed() || rendition == Rendition.ORIGINAL || rendition == Rendition.MANIFEST;
  }

  public boolean isSealed() {
    return custody() == Custody.SEALED;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant uploadBy() {
    return uploadBy;
  }

  public Instant expiresAt() {
    return expiresAt;
  }

  public Instant deleteAt() {
    return deleteAt;
  }

  @Override
  public String toString() {
    return "Share " + id;
  }
}
