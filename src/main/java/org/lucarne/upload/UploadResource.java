package org.lucarne.upload;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.lucarne.bound.Networks;
import org.lucarne.bound.Peer;
import org.lucarne.object.Rendition;
import org.lucarne.object.Sha256Digest;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.sender.Caller;
import org.lucarne.sender.Scope;
import org.lucarne.upload.ReceiveObject.Sent;

/** {@code PUT /api/v1/shares/{id}/…}: one object, as a raw body. */
@Path("/api/v1/shares/{id}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class UploadResource {
  private final Caller caller;
  private final ReceiveObject receiveObject;
  private final Networks networks;

  UploadResource(Caller caller, ReceiveObject receiveObject, Networks networks) {
    this.caller = caller;
    this.receiveObject = receiveObject;
    this.networks = networks;
  }

  @PUT
  @Path("/images/{n}/{rendition}")
  @RolesAllowed({Scope.WRITE, Scope.UPLOAD})
  public RestResponse<ReceiptDocument> image(
      @PathParam("id") String id,
      @PathParam("n") String position,
      @PathParam("rendition") String rendition,
      @Context HttpHeaders headers,
      @Context RoutingContext request,
      InputStream body) {
    Target target = Target.image(id, position, rendition);
    return receive(target, headers, request.request(), body);
  }

  @PUT
  @Path("/manifest")
  @RolesAllowed({Scope.WRITE, Scope.UPLOAD})
  public RestResponse<ReceiptDocument> manifest(
      @PathParam("id") String id,
      @Context HttpHeaders headers,
      @Context RoutingContext request,
      InputStream body) {
    return receive(Target.manifest(id), headers, request.request(), body);
  }

  private RestResponse<ReceiptDocument> receive(
      Target target, HttpHeaders headers, HttpServerRequest request, InputStream body) {
    refuseEncoding(headers.getHeaderString(HttpHeaders.CONTENT_ENCODING));
    Announced announced = Announced.of(headers::getHeaderString);
    boolean canBeLeft = request.version() != HttpVersion.HTTP_2;
    Sent sent = new Sent(body, networks.client(request), Peer.of(request), canBeLeft);
    Receipt receipt = receiveObject.receive(caller, target, announced, sent);
    boolean manifest = target.rendition() == Rendition.MANIFEST;
    ReceiptDocument document =
        new ReceiptDocument(
            manifest ? null : target.position(),
            manifest ? null : target.rendition(),
            "stored",
            receipt.content().bytes(),
            receipt.content().digest());
    return RestResponse.status(
        receipt.repeated() ? RestResponse.Status.OK : RestResponse.Status.CREATED, document);
  }

  /** A compressed body would be stored as it is, and nobody could open it. */
  private static void refuseEncoding(@Nullable String encoding) {
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new ProblemException(
          ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send the age file without a Content-Encoding.");
    }
  }

  /** What was stored; position and rendition for images. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ReceiptDocument(
      @Nullable Integer position,
      @Nullable Rendition rendition,
      String state,
      long size,
      Sha256Digest digest) {}
}
