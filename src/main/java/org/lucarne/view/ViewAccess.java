package org.lucarne.view;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Map;
import org.lucarne.audit.EventType;
import org.lucarne.audit.Events;
import org.lucarne.link.LinkVerdict;
import org.lucarne.link.VerifyLink;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.share.Ids;
import org.lucarne.time.DatabaseClock;

/** Lets requests into views, and counts the view when the first byte of an object leaves. */
@ApplicationScoped
public class ViewAccess {
  private final Views views;
  private final VerifyLink verifyLink;
  private final DatabaseClock clock;
  private final Events events;

  ViewAccess(Views views, VerifyLink verifyLink, DatabaseClock clock, Events events) {
    this.views = views;
    this.verifyLink = verifyLink;
    this.clock = clock;
    this.events = events;
  }

  /**
   * The view, for the browser that opened it.
   *
   * @throws ProblemException {@code not-found} without its cookie or after its end; {@code 410}
   *     when the link has ended meanwhile
   */
  @Transactional
  OpenView enter(String viewId, Map<String, String> cookies) {
    return ViewCookie.of(viewId, cookies)
        .filter(cookie -> Ids.isWellFormed(viewId))
        .map(this::enter)
        .orElseThrow(ViewAccess::ended);
  }

  /** The view of a cookie in hand. */
  @Transactional
  OpenView enter(ViewCookie cookie) {
    Instant now = clock.now();
    View view = views.find(cookie, now).orElseThrow(ViewAccess::ended);
    LinkVerdict verdict = verifyLink.ofLink(view.linkId());
    // Within a view the link may be used up: it is this view that used it.
    LinkVerdict.Grant grant =
        verdict instanceof LinkVerdict.Exhausted exhausted && isCounted(view)
            ? exhausted.ofItsViews()
            : Refused.unlessGranted(verdict);
    views.see(view, now);
    return new OpenView(view, grant.link(), grant.share(), grant.expiresAt());
  }

  /** The link was read after the view: what used it up may be a request of this very view. */
  private boolean isCounted(View view) {
    return view.isCounted() || views.isCounted(view.id());
  }

  /**
   * Counts the view if this is its first byte, and notes what is served. Called before the byte is
   * sent; after it, the byte may leave.
   */
  @Transactional
  void serve(OpenView open, EventType type, int position, String rendition) {
    Instant now = clock.now();
    String viewId = open.view().id();
    String shareId = open.share().id();
    String linkId = open.link().id();
    if (!open.view().isCounted()) {
      count(viewId, shareId, linkId, now);
    }
    boolean ofImage = position > 0;
    if (type != EventType.VIEWED) {
      events.appendOnceInView(
          shareId,
          type,
          linkId,
          viewId,
          ofImage ? position : null,
          ofImage ? rendition : null,
          now);
    }
  }

  private void count(String viewId, String shareId, String linkId, Instant now) {
    if (views.use(viewId, now)) {
      if (!views.count(linkId, now)) {
        Refused.unlessGranted(verifyLink.ofLink(linkId));
        throw ended();
      }
      events.appendOnceInView(shareId, EventType.VIEWED, linkId, viewId, null, null, now);
      return;
    }
    // Another request of the same view may have counted it a moment ago.
    View view = views.findById(viewId);
    views.getEntityManager().refresh(view);
    if (!view.isCounted()) {
      throw ended();
    }
  }

  static ProblemException ended() {
    return new ProblemException(
        ProblemType.NOT_FOUND, "This view is not open here. Please open the link again.");
  }
}
