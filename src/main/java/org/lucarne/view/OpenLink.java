package org.lucarne.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.audit.EventType;
import org.lucarne.audit.Events;
import org.lucarne.link.LinkVerdict;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.time.DatabaseClock;

/** A person's click: reserves a view of the link, or finds the one this browser has already. */
@ApplicationScoped
public class OpenLink {
  /** One network may hold this many of a limited link's views unused at a time. */
  private static final int RESERVED_BY_NETWORK = 16;

  private final Views views;
  private final DatabaseClock clock;
  private final Events events;

  OpenLink(Views views, DatabaseClock clock, Events events) {
    this.views = views;
    this.clock = clock;
    this.events = events;
  }

  /**
   * The view, and the cookie that opens it.
   *
   * @param fresh false when the browser had it already
   * @param leaving cookies that the browser is to forget
   */
  record Opened(View view, ViewCookie cookie, boolean fresh, List<ViewCookie> leaving) {}

  /** The verdict has to be fresh: what it granted is checked again when the first byte leaves. */
  @Transactional
  Opened open(LinkVerdict.Grant grant, Map<String, String> cookies, @Nullable String address) {
    String linkId = grant.link().id();
    Instant now = clock.now();
    HeldViews held = held(cookies, now);
    Optional<ViewCookie> known = held.ofLink(linkId);
    if (known.isPresent()) {
      ViewCookie cookie = known.get();
      return new Opened(held.view(cookie), cookie, false, held.leaving(cookie));
    }
    byte[] network = Network.digest(address, linkId);
    reserve(linkId, network, now);
    ViewCookie cookie = ViewCookie.fresh();
    View view = new View(cookie.viewId(), linkId, cookie.digest(), network, now);
    views.persist(view);
    events.appendOnceInView(
        grant.share().id(), EventType.OPENED, linkId, view.id(), null, null, now);
    return new Opened(view, cookie, true, held.leaving(cookie));
  }

  /** Whether this browser has a live view of the link. */
  @Transactional
  boolean isOpenIn(LinkVerdict.Grant grant, Map<String, String> cookies) {
    return held(cookies, clock.now()).ofLink(grant.link().id()).isPresent();
  }

  private HeldViews held(Map<String, String> cookies, Instant now) {
    List<ViewCookie> sent = ViewCookie.all(cookies);
    return HeldViews.of(sent, views.among(sent.stream().map(ViewCookie::viewId).toList()), now);
  }

  /** The link's row is locked first, so that no two openings count the same reservations. */
  private void reserve(String linkId, byte[] network, Instant now) {
    int left =
        views
            .lockForReservation(linkId, now)
            .orElseThrow(() ->
                new ProblemException(ProblemType.LINK_EXHAUSTED, "The link has no view left."));
    boolean limited = left != Integer.MAX_VALUE;
    if (limited
        && (views.reserved(linkId, now) >= left
            || views.reservedBy(linkId, network, now) >= RESERVED_BY_NETWORK)) {
      throw new ProblemException(
              ProblemType.LINK_BUSY, "Somebody is opening the link at this moment.")
          .retryAfter(Duration.ofSeconds(30));
    }
  }
}
