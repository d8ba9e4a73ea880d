package org.lucarne.share;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.sender.Caller;
import org.lucarne.sender.Scope;
import org.lucarne.sender.UploadTokens;
import org.lucarne.share.ChangeShare.ShareChange;
import org.lucarne.share.DeclareShare.Repeatable;

/** {@code /api/v1/shares}: what an owner does with shares. */
@Path("/api/v1/shares")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ShareResource {
  private final Caller caller;
  private final Shares shares;
  private final DeclareShare declareShare;
  private final ChangeShare changeShare;
  private final ShareDocuments documents;
  private final ShareLinks links;
  private final UploadTokens uploadTokens;
  private final RequestDigest requestDigest;

  ShareResource(
      Caller caller,
      Shares shares,
      DeclareShare declareShare,
      ChangeShare changeShare,
      ShareDocuments documents,
      ShareLinks links,
      UploadTokens uploadTokens,
      RequestDigest requestDigest) {
    this.caller = caller;
    this.shares = shares;
    this.declareShare = declareShare;
    this.changeShare = changeShare;
    this.documents = documents;
    this.links = links;
    this.uploadTokens = uploadTokens;
    this.requestDigest = requestDigest;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.WRITE)
  public RestResponse<ShareDocument> declare(
      ShareRequest request, @HeaderParam("Idempotency-Key") @Nullable String key) {
    Share share = declareShare.declare(caller.owner(), request, repeatable(key, request));
    ShareDocument document = documents.of(share, uploadTokens.of(share.id()), links.of(share));
    return RestResponse.ResponseBuilder.ok(document)
        .status(RestResponse.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/api/v1/shares/" + share.id())
        .build();
  }

  private @Nullable Repeatable repeatable(@Nullable String key, ShareRequest request) {
    if (key == null) {
      return null;
    }
    if (!key.matches("[\\x21-\\x7e]{1,255}")) {
      throw new ProblemException(
          ProblemType.MALFORMED_REQUEST,
          "An Idempotency-Key has 1 to 255 visible ASCII characters.");
    }
    return new Repeatable(key, requestDigest.of(request));
  }

  @GET
  @RolesAllowed(Scope.READ)
  @Transactional
  public Page<ShareDocument> list(
      @QueryParam("limit") @Nullable String limitText,
      @QueryParam("after") @Nullable String afterText) {
    int limit = Page.limit(limitText);
    Cursor after = afterText == null ? null : Cursor.parse(afterText);
    List<Share> rows = shares.newestOf(caller.owner(), after, limit + 1);
    Map<String, List<LinkDocument>> linksOf = links.of(new LinkedHashSet<>(rows));
    return Page.of(
        rows,
        limit,
        share -> documents.of(share, null, linksOf.getOrDefault(share.id(), List.of())),
        share -> new Cursor(share.createdAt(), share.id()).encode());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Scope.READ, Scope.UPLOAD})
  @Transactional
  public ShareDocument read(@PathParam("id") String id) {
    Share share = shares.ofCaller(caller, id);
    return documents.of(share, null, caller.uploadShare() == null ? links.of(share) : null);
  }

  @PATCH
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scope.WRITE)
  public ShareDocument change(@PathParam("id") String id, ShareChange change) {
    Share share = changeShare.change(caller, id, change);
    return documents.of(share, null, links.of(share));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scope.WRITE)
  public void delete(@PathParam("id") String id) {
    changeShare.delete(caller, id);
  }
}
