package org.lucarne.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events of shares. Each is appended in the transaction that changes what it tells of: there is
 * no event without the change, and no change without the event.
 */
@ApplicationScoped
public class Events implements PanacheRepository<Event> {
  private final jakarta.enterprise.event.Event<EventType> recorded;

  Events(jakarta.enterprise.event.Event<EventType> recorded) {
    this.recorded = recorded;
  }

  /** Something happened to the share itself. */
  public void append(String shareId, EventType type, Instant at) {
    record(new Event(shareId, at, type), type);
  }

  /** Something happened to one of the share's links. */
  public void appendForLink(String shareId, EventType type, String linkId, Instant at) {
    record(new Event(shareId, at, type).onLink(linkId), type);
  }

  /** Something happened to one of the share's objects; position 0 is the manifest. */
  public void appendForObject(
      String shareId, EventType type, int position, String rendition, Instant at) {
    Integer image = position == 0 ? null : position;
    record(new Event(shareId, at, type).onObject(image, rendition), type);
  }

  /** The secret of a link came in its path; recorded once for each link in a month. */
  public void appendCodeExposed(String shareId, String linkId, Instant at) {
    int rows =
        getEntityManager()
            .createNativeQuery(
                """
                INSERT INTO event (share_id, at, month, type, link_id)
                VALUES (:share, :at, :month, :type, :link)
                ON CONFLICT DO NOTHING
                """)
            .setParameter("share", shareId)
            .setParameter("at", at)
            .setParameter("month", EventMonths.of(at))
            .setParameter("type", EventType.CODE_EXPOSED.slug())
            .setParameter("link", linkId)
            .executeUpdate();
    recordIfNew(EventType.CODE_EXPOSED, rows);
  }

  /** A view did something; the same again in the same view and month is not recorded twice. */
  public void appendOnceInView(
      String shareId,
      EventType type,
      String linkId,
      String viewId,
      @Nullable Integer position,
      @Nullable String rendition,
      Instant at) {
    int rows =
        getEntityManager()
            .createNativeQuery(
                """
                INSERT INTO event (share_id, at, month, type, link_id, view_id, position,
                                   rendition)
                VALUES (:share, :at, :month, :type, :link, :view, cast(:position AS integer),
                        cast(:rendition AS text))
                ON CONFLICT DO NOTHING
                """)
            .setParameter("share", shareId)
            .setParameter("at", at)
            .setParameter("month", EventMonths.of(at))
            .setParameter("type", type.slug())
            .setParameter("link", linkId)
            .setParameter("view", viewId)
            .setParameter("position", position)
            .setParameter("rendition", rendition)
            .executeUpdate();
    recordIfNew(type, rows);
  }

  /** Whoever counts events observes them once they are committed. */
  private void record(Event event, EventType type) {
    persist(event);
    recorded.fire(type);
  }

  private void recordIfNew(EventType type, int rows) {
    if (rows > 0) {
      recorded.fire(type);
    }
  }

  /** At most {@code limit} events after the one with id {@code after}, oldest first. */
  public List<Event> ofShare(String shareId, long after, int limit) {
    return find("shareId = ?1 and id > ?2 order by id", shareId, after).page(0, limit).list();
  }
}
