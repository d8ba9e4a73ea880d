package org.lucarne.link;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.lucarne.link.token.LinkToken;
import org.lucarne.share.Share;
import org.lucarne.share.Shares;
import org.lucarne.time.DatabaseClock;

/** Says what a token opens at this moment. */
@ApplicationScoped
public class VerifyLink {
  private final LinkUrls urls;
  private final Links links;
  private final Shares shares;
  private final DatabaseClock clock;

  VerifyLink(LinkUrls urls, Links links, Shares shares, DatabaseClock clock) {
    this.urls = urls;
    this.links = links;
    this.shares = shares;
    this.clock = clock;
  }

  /** The signature is checked before the database is asked. */
  public LinkVerdict verify(String token) {
    return urls.verify(token)
        .map(LinkToken.Verified::id)
        .map(this::ofLink)
        .orElseGet(LinkVerdict.Unknown::new);
  }

  /** What a link that was verified before allows now. */
  @Transactional
  public LinkVerdict ofLink(String linkId) {
    Link link = links.findById(linkId);
    if (link == null) {
      return new LinkVerdict.Unknown();
    }
    Share share = shares.findById(link.shareId());
    return of(link, share, clock.now());
  }

  static LinkVerdict of(Link link, Share share, Instant now) {
    return switch (link.stateAt(now, share)) {
      case PENDING -> new LinkVerdict.Pending(link, link.expiryWithin(share));
      case ACTIVE -> grant(link, share);
      case EXHAUSTED -> new LinkVerdict.Exhausted(grant(link, share));
      case EXPIRED -> new LinkVerdict.Expired();
      case REVOKED ->
          share.wasDeletedEarly() ? new LinkVerdict.Deleted() : new LinkVerdict.Revoked();
    };
  }

  private static LinkVerdict.Grant grant(Link link, Share share) {
    return new LinkVerdict.Grant(link, share, link.expiryWithin(share));
  }
}
