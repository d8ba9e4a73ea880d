package org.lucarne.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.audit.EventType;
import org.lucarne.audit.Events;
import org.lucarne.link.LinkResource.LinkChange;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.problem.Validation;
import org.lucarne.share.ChangeShare;
import org.lucarne.share.Share;
import org.lucarne.time.DatabaseClock;

/** Changes a link's expiry and label, or ends it. Joins the transaction under way. */
@ApplicationScoped
public class ChangeLink {
  private final Links links;
  private final DatabaseClock clock;
  private final Events events;

  ChangeLink(Links links, DatabaseClock clock, Events events) {
    this.links = links;
    this.clock = clock;
    this.events = events;
  }

  Link change(Share share, String linkId, LinkChange change) {
    Link link = links.ofShareLocked(share, linkId);
    Instant now = clock.now();
    ChangeShare.refuseEnded(share, now);
    if (link.stateAt(now, share) == LinkState.REVOKED) {
      throw new ProblemException(
          ProblemType.LINK_REVOKED, "A revoked link is final; issue a new one.");
    }
    Validation validation = new Validation();
    Optional<String> expiresAt = change.expiresAt();
    Instant expiry = expiresAt == null ? null : expiry(expiresAt, share, now, validation);
    Optional<String> label = change.label();
    if (label != null) {
      LinkTerms.checkLabel(label.orElse(null), "#", validation);
    }
    validation.finish();
    if (expiresAt != null) {
      link.expireAt(expiry);
    }
    if (label != null) {
      link.relabel(label.orElse(null));
    }
    events.appendForLink(share.id(), EventType.LINK_CHANGED, link.id(), now);
    return link;
  }

  private static @Nullable Instant expiry(
      Optional<String> text, Share share, Instant now, Validation validation) {
    if (text.isEmpty()) {
      return null;
    }
    Instant expiry = ChangeShare.instant(text.get());
    validation.check(
        expiry.isAfter(now) && !expiry.isAfter(share.expiresAt()),
        "#/expiresAt",
        "This is an instant (RFC 3339) in the future, no later than the share's expiry.");
    return expiry;
  }

  void revoke(Share share, String linkId) {
    Link link = links.ofShareLocked(share, linkId);
    Instant now = clock.now();
    if (link.revoke(now)) {
      events.appendForLink(share.id(), EventType.LINK_REVOKED, link.id(), now);
    }
  }
}
