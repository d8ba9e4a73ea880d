package org.lucarne.audit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a share; never changed afterwards. */
@Entity
@Immutable
public class Event {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(nullable = false)
  private String shareId;

  @Column(nullable = false)
  private Instant at;

  @Column(nullable = false)
  private String type;

  /** The partition it is kept in, see {@link EventMonths}. */
  @Column(nullable = false)
  private LocalDate month;

  private @Nullable String linkId;
  private @Nullable String viewId;
  private @Nullable Integer position;
  private @Nullable String rendition;

  /** For Hibernate. */
  @SuppressWarnings("NullAway.Init")
  protected Event() {}

  Event(String shareId, Instant at, EventType type) {
    this.shareId = shareId;
    this.at = at;
    this.type = type.slug();
    this.month = EventMonths.of(at);
  }

  Event onLink(@Nullable String link) {
    linkId = link;
    return this;
  }

  Event onObject(@Nullable Integer imagePosition, @Nullable String objectRendition) {
    position = imagePosition;
    rendition = objectRendition;
    return this;
  }

  public long id() {
    return id == null ? 0 : id;
  }

  public Instant at() {
    return at;
  }

  public String type() {
    return type;
  }

  public @Nullable String linkId() {
    return linkId;
  }

  public @Nullable Integer position() {
    return position;
  }

  public @Nullable String rendition() {
    return rendition;
  }
}
