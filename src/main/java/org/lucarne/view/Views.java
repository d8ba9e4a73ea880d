package org.lucarne.view;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The views, and the statements that keep a link's count right. */
@ApplicationScoped
public class Views implements PanacheRepositoryBase<View, String> {

  /** The live view that a cookie opens. */
  Optional<View> find(ViewCookie cookie, Instant now) {
    return findByIdOptional(cookie.viewId())
        .filter(view -> view.isOpenedBy(cookie.digest()))
        .filter(view -> view.isLiveAt(now));
  }

  /** Those of these views that there are. */
  List<View> among(Collection<String> viewIds) {
    return viewIds.isEmpty() ? List.of() : list("id in ?1", viewIds);
  }

  /**
   * Locks a link that may be opened, until the transaction ends, and tells how many views it has
   * left; {@link Integer#MAX_VALUE} without a limit, empty when it may not be opened any more.
   */
  Optional<Integer> lockForReservation(String linkId, Instant now) {
    List<?> left =
        getEntityManager()
            .createNativeQuery(
                """
                UPDATE link SET views = views
                WHERE id = :link AND revoked_at IS NULL
                  AND (expires_at IS NULL OR expires_at > :now)
                  AND (max_views IS NULL OR views < max_views)
                RETURNING coalesce(max_views - views, 2147483647)
                """,
                Integer.class)
            .setParameter("link", linkId)
            .setParameter("now", now)
            .getResultList();
    return left.stream().findFirst().map(Integer.class::cast);
  }

  /** Unused reservations of a link that have not lapsed. */
  long reserved(String linkId, Instant now) {
    return count("linkId = ?1 and countedAt is null and reservedUntil > ?2", linkId, now);
  }

  /** The same, of one network. */
  long reservedBy(String linkId, byte[] network, Instant now) {
    return count(
        "linkId = ?1 and network = ?2 and countedAt is null and reservedUntil > ?3",
        linkId,
        network,
        now);
  }

  /** Writes down that the view is used, once in a while, and nothing else. */
  void see(View view, Instant now) {
    if (!view.isToBeNoted(now)) {
      return;
    }
    getEntityManager()
        .createNativeQuery(
            "UPDATE view SET last_seen_at = :now WHERE id = :view AND last_seen_at < :now")
        .setParameter("now", now)
        .setParameter("view", view.id())
        .executeUpdate();
    view.seen(now);
  }

  /** Whether the view is counted by now, whatever was read of it before. */
  boolean isCounted(String viewId) {
    return count("id = ?1 and countedAt is not null", viewId) > 0;
  }

  /** Turns a reservation into a use; false if it was none any more. */
  boolean use(String viewId, Instant now) {
    return !getEntityManager()
        .createNativeQuery(
            """
            UPDATE view SET counted_at = :now
            WHERE id = :view AND counted_at IS NULL AND reserved_until > :now
            RETURNING id
            """,
            String.class)
        .setParameter("view", viewId)
        .setParameter("now", now)
        .getResultList()
        .isEmpty();
  }

  /** Counts one view, if the link may still be opened: limit, expiry and revocation again. */
  boolean count(String linkId, Instant now) {
    return !getEntityManager()
        .createNativeQuery(
            """
            UPDATE link SET views = views + 1 FROM share
            WHERE link.id = :link AND share.id = link.share_id AND revoked_at IS NULL
              AND share.state = 'complete' AND share.expires_at > :now
              AND (link.expires_at IS NULL OR link.expires_at > :now)
              AND (max_views IS NULL OR views < max_views)
            RETURNING views
            """,
            Integer.class)
        .setParameter("link", linkId)
        .setParameter("now", now)
        .getResultList()
        .isEmpty();
  }
}
