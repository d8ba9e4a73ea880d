package org.lucarne.link;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.lucarne.audit.EventType;
import org.lucarne.audit.Events;
import org.lucarne.custody.KeyWrap;
import org.lucarne.problem.Validation;
import org.lucarne.share.Custody;
import org.lucarne.share.LinkDocument;
import org.lucarne.share.LinkRequest;
import org.lucarne.share.Share;
import org.lucarne.share.ShareLinks;
import org.lucarne.time.DatabaseClock;

/** Issues links, with a share or later. */
@ApplicationScoped
public class IssueLink implements ShareLinks {
  private final Links links;
  private final LinkUrls urls;
  private final KeyWrap keyWrap;
  private final DatabaseClock clock;
  private final Events events;

  IssueLink(Links links, LinkUrls urls, KeyWrap keyWrap, DatabaseClock clock, Events events) {
    this.links = links;
    this.urls = urls;
    this.keyWrap = keyWrap;
    this.clock = clock;
    this.events = events;
  }

  @Override
  public void check(
      LinkRequest request,
      Custody custody,
      Duration shareLifetime,
      String pointer,
      Validation validation) {
    LinkTerms.of(request, custody, shareLifetime, pointer, validation);
  }

  @Override
  public void issue(Share share, LinkRequest request) {
    issueChecked(share, request, "#/link");
  }

  /** Checks and issues a link in the transaction under way. */
  Link issueChecked(Share share, LinkRequest request, String pointer) {
    Instant now = clock.now();
    Validation validation = new Validation();
    // A link declared together with its share may last exactly as long, a moment later too.
    Duration left = Duration.between(now, share.expiresAt()).plusSeconds(1);
    LinkTerms terms = LinkTerms.of(request, share.custody(), left, pointer, validation);
    validation.finish();
    LinkUrls.NewId fresh = urls.freshId();
    Link link = new Link(fresh.id(), fresh.kid(), share.id(), terms, now);
    if (terms.sealed() != null) {
      link.seal(terms.sealed(), keyWrap.wrapCapsule(link.id(), terms.sealed().capsule()));
    }
    links.persist(link);
    events.appendForLink(share.id(), EventType.LINK_ISSUED, link.id(), now);
    return link;
  }

  @Override
  public void destroyCapsules(Share share) {
    links.destroyCapsules(share.id());
  }

  @Override
  public Map<String, List<LinkDocument>> of(Set<Share> shares) {
    Instant now = clock.now();
    Map<String, Share> byId = shares.stream().collect(Collectors.toMap(Share::id, share -> share));
    Map<String, List<LinkDocument>> documents = new HashMap<>();
    for (Link link : links.ofShares(byId.keySet())) {
      Share share = byId.get(link.shareId());
      if (share != null) {
        documents
            .computeIfAbsent(link.shareId(), id -> new ArrayList<>())
            .add(document(link, share, now));
      }
    }
    return documents;
  }

  LinkDocument document(Link link, Share share, Instant now) {
    return new LinkDocument(
        link.id(),
        urls.of(link),
        link.stateAt(now, share).slug(),
        link.createdAt(),
        link.expiryWithin(share),
        link.maxViews(),
        link.views(),
        link.download(),
        link.hasPassphrase(),
        link.label());
  }
}
