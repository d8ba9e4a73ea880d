package org.lucarne.link;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.lucarne.sender.Caller;
import org.lucarne.sender.Scope;
import org.lucarne.share.ChangeShare;
import org.lucarne.share.Cursor;
import org.lucarne.share.LinkDocument;
import org.lucarne.share.LinkRequest;
import org.lucarne.share.Page;
import org.lucarne.share.Share;
import org.lucarne.share.Shares;
import org.lucarne.time.DatabaseClock;

/** {@code /api/v1/shares/{id}/links}: what an owner does with links. */
@Path("/api/v1/shares/{id}/links")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class LinkResource {
  private final Caller caller;
  private final Shares shares;
  private final Links links;
  private final IssueLink issueLink;
  private final ChangeLink changeLink;
  private final DatabaseClock clock;

  LinkResource(
      Caller caller,
      Shares shares,
      Links links,
      IssueLink issueLink,
      ChangeLink changeLink,
      DatabaseClock clock) {
    this.caller = caller;
    this.shares = shares;
    this.links = links;
    this.issueLink = issueLink;
    this.changeLink = changeLink;
    this.clock = clock;
  }

  /**
   * The body of {@code PATCH}: an absent member changes nothing; {@code null} lets the link follow
   * its share again, or takes its label away.
   */
  public record LinkChange(
      @JsonProperty("expiresAt") @Nullable Optional<String> expiresAt,
      @JsonProperty("label") @Nullable Optional<String> label) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.WRITE)
  @Transactional
  public RestResponse<LinkDocument> issue(@PathParam("id") String id, LinkRequest request) {
    Share share = shares.ofCallerLocked(caller, id);
    ChangeShare.refuseEnded(share, clock.now());
    Link link = issueLink.issueChecked(share, request, "#");
    return RestResponse.ResponseBuilder.ok(document(link, share))
        .status(RestResponse.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/api/v1/shares/" + id + "/links/" + link.id())
        .build();
  }

  @GET
  @RolesAllowed(Scope.READ)
  @Transactional
  public Page<LinkDocument> list(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable String limitText,
      @QueryParam("after") @Nullable String afterText) {
    int limit = Page.limit(limitText);
    Cursor after = afterText == null ? null : Cursor.parse(afterText);
    Share share = shares.ofCaller(caller, id);
    List<Link> rows = links.newestOf(share, after, limit + 1);
    return Page.of(
        rows,
        limit,
        link -> document(link, share),
        link -> new Cursor(link.createdAt(), link.id()).encode());
  }

  @GET
  @Path("/{linkId}")
  @RolesAllowed(Scope.READ)
  @Transactional
  public LinkDocument read(@PathParam("id") String id, @PathParam("linkId") String linkId) {
    Share share = shares.ofCaller(caller, id);
    return document(links.ofShare(share, linkId), share);
  }

  @PATCH
  @Path("/{linkId}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.WRITE)
  @Transactional
  public LinkDocument change(
      @PathParam("id") String id, @PathParam("linkId") String linkId, LinkChange change) {
    Share share = shares.ofCallerLocked(caller, id);
    return document(changeLink.change(share, linkId, change), share);
  }

  @DELETE
  @Path("/{linkId}")
  @RolesAllowed(Scope.WRITE)
  @Transactional
  public void revoke(@PathParam("id") String id, @PathParam("linkId") String linkId) {
    changeLink.revoke(shares.ofCallerLocked(caller, id), linkId);
  }

  private LinkDocument document(Link link, Share share) {
    Instant now = clock.now();
    return issueLink.document(link, share, now);
  }
}
