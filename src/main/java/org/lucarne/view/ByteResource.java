package org.lucarne.view;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lucarne.audit.EventType;
import org.lucarne.bound.Peer;
import org.lucarne.bound.Seat;
import org.lucarne.object.Rendition;
import org.lucarne.object.StoredContent;
import org.lucarne.object.StoredObject;
import org.lucarne.object.StoredObjects;
import org.lucarne.picture.MediaType;
import org.lucarne.share.Download;

/** {@code /v/{view}/…}: the bytes of images, of the manifest, and of the archive. */
@Path("/v/{view}")
@PermitAll
@RunOnVirtualThread
public class ByteResource {
  private final ViewAccess access;
  private final StoredObjects objects;
  private final ReadObject readObject;
  private final ReadManifest readManifest;
  private final ReaderSeats seats;

  ByteResource(
      ViewAccess access,
      StoredObjects objects,
      ReadObject readObject,
      ReadManifest readManifest,
      ReaderSeats seats) {
    this.access = access;
    this.objects = objects;
    this.readObject = readObject;
    this.readManifest = readManifest;
    this.seats = seats;
  }

  @GET
  @Path("/images/{n}/{rendition}")
  public Response image(
      @PathParam("view") String viewId,
      @PathParam("n") String position,
      @PathParam("rendition") String rendition,
      @Context HttpHeaders headers,
      @Context UriInfo uri,
      @Context RoutingContext request) {
    OpenView open = access.enter(viewId, Cookies.of(headers.getHeaderString(HttpHeaders.COOKIE)));
    Renditions image = image(open, position);
    StoredObject object = find(image, rendition);
    boolean asked = uri.getQueryParameters().containsKey("download");
    if (!asked && "document".equals(headers.getHeaderString("Sec-Fetch-Dest"))) {
      // A picture is shown in the gallery, never as a document of its own in our origin.
      String gallery = open.url() + "?image=" + object.position();
      return Response.status(303).header(HttpHeaders.LOCATION, gallery).build();
    }
    boolean download = isDownload(image, object, asked);
    FileName name = name(open, object, download);
    EventType event = download ? EventType.IMAGE_DOWNLOADED : EventType.IMAGE_SERVED;
    Seat seat = seats.of(open, request);
    ObjectBytes plaintext = seats.orClose(seat, () -> readObject.open(open.share(), object));
    Transfer transfer =
        new Transfer(
            Peer.of(request.request()), seat, plaintext, plaintext.bytes(), plaintext::writeTo);
    transfer.orClose(() -> access.serve(open, event, object.position(), rendition));
    return answer(transfer, plaintext.bytes(), plaintext.type(), download, name);
  }

  @HEAD
  @Path("/images/{n}/{rendition}")
  public Response headOfImage(
      @PathParam("view") String viewId,
      @PathParam("n") String position,
      @PathParam("rendition") String rendition,
      @Context HttpHeaders headers,
      @Context UriInfo uri) {
    OpenView open = access.enter(viewId, Cookies.of(headers.getHeaderString(HttpHeaders.COOKIE)));
    Renditions image = image(open, position);
    StoredObject object = find(image, rendition);
    StoredContent content = object.content().orElseThrow(Refused::nothing);
    MediaType type = MediaType.named(content.mediaType());
    boolean download = isDownload(image, object, uri.getQueryParameters().containsKey("download"));
    long bytes = ViewDocuments.sentBytes(open, content);
    // The sender's own name is a word of the manifest: it is told where the view is counted.
    boolean named = download && open.view().isCounted();
    return answer(null, bytes, type, download, name(open, object, named));
  }

  @GET
  @Path("/manifest")
  public Response manifest(
      @PathParam("view") String viewId,
      @Context HttpHeaders headers,
      @Context RoutingContext request) {
    OpenView open = access.enter(viewId, Cookies.of(headers.getHeaderString(HttpHeaders.COOKIE)));
    StoredObject object =
        objects.find(open.share().id(), 0, Rendition.MANIFEST).orElseThrow(Refused::nothing);
    Seat seat = seats.of(open, request);
    ObjectBytes plaintext = seats.orClose(seat, () -> readObject.open(open.share(), object));
    Transfer transfer =
        new Transfer(
            Peer.of(request.request()), seat, plaintext, plaintext.bytes(), plaintext::writeTo);
    transfer.orClose(() -> access.serve(open, EventType.VIEWED, 0, Rendition.MANIFEST.slug()));
    return manifest(open, transfer, plaintext.bytes());
  }

  /** Of its own, or the framework would answer HEAD by way of GET, and count the view. */
  @HEAD
  @Path("/manifest")
  public Response headOfManifest(@PathParam("view") String viewId, @Context HttpHeaders headers) {
    OpenView open = access.enter(viewId, Cookies.of(headers.getHeaderString(HttpHeaders.COOKIE)));
    StoredObject object =
        objects.find(open.share().id(), 0, Rendition.MANIFEST).orElseThrow(Refused::nothing);
    StoredContent content = object.content().orElseThrow(Refused::nothing);
    return manifest(open, null, ViewDocuments.sentBytes(open, content));
  }

  private static Response manifest(OpenView open, @Nullable Transfer transfer, long bytes) {
    boolean sealed = open.share().isSealed();
    return answer(transfer, bytes, sealed ? MediaType.UNKNOWN.mime() : "application/json")
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"manifest.%s\"".formatted(sealed ? "age" : "json"))
        .build();
  }

  @GET
  @Path("/archive")
  public Response archive(
      @PathParam("view") String viewId,
      @Context HttpHeaders headers,
      @Context RoutingContext request) {
    OpenView open = access.enter(viewId, Cookies.of(headers.getHeaderString(HttpHeaders.COOKIE)));
    Archive archive = archive(open, readManifest.of(open.share()));
    Seat seat = seats.of(open, request);
    Archive.Ready first = seats.orClose(seat, archive::prepare);
    Transfer transfer =
        new Transfer(
            Peer.of(request.request()),
            seat,
            first.plaintext(),
            archive.bytes(),
            out -> archive.writeTo(out, first));
    transfer.orClose(() -> access.serve(open, EventType.ARCHIVE_DOWNLOADED, 0, "archive"));
    return zip(transfer, archive.bytes());
  }

  /** Names come from the manifest and are part of the length: it is told to a counted view. */
  @HEAD
  @Path("/archive")
  public Response headOfArchive(@PathParam("view") String viewId, @Context HttpHeaders headers) {
    OpenView open = access.enter(viewId, Cookies.of(headers.getHeaderString(HttpHeaders.COOKIE)));
    if (!open.view().isCounted()) {
      archive(open, Manifest.none());
      return zip(Response.ok());
    }
    return zip(null, archive(open, readManifest.of(open.share())).bytes());
  }

  private static Response zip(@Nullable Transfer transfer, long bytes) {
    return zip(answer(transfer, bytes, "application/zip"));
  }

  private static Response zip(Response.ResponseBuilder answer) {
    return answer
        .type("application/zip")
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"images.zip\"")
        .build();
  }

  private Archive archive(OpenView open, Manifest manifest) {
    if (open.share().isSealed()) {
      throw Refused.nothing();
    }
    List<StoredObject> kept =
        Renditions.of(open.share(), open.link(), objects.ofShare(open.share().id())).stream()
            .flatMap(image -> image.toKeep().stream())
            .toList();
    if (kept.isEmpty()) {
      throw Refused.nothing();
    }
    return Archive.of(readObject, open.share(), kept, manifest);
  }

  private Renditions image(OpenView open, String position) {
    if (!position.matches("[1-9]\\d?")) {
      throw Refused.nothing();
    }
    List<StoredObject> ofImage = objects.ofImage(open.share().id(), Integer.parseInt(position));
    return Renditions.of(open.share(), open.link(), ofImage).stream()
        .findFirst()
        .orElseThrow(Refused::nothing);
  }

  private static StoredObject find(Renditions image, String rendition) {
    return Rendition.ofImage(rendition).flatMap(image::find).orElseThrow(Refused::nothing);
  }

  /** What browsers do not show can only be saved, asked for or not; ciphertext is for a script. */
  private static boolean isDownload(Renditions image, StoredObject object, boolean asked) {
    boolean download = asked || (!image.share().isSealed() && !image.isShown(object));
    if (download && image.link().download() == Download.NONE) {
      throw Refused.nothing();
    }
    return download;
  }

  private static MediaType type(StoredObject object) {
    return MediaType.named(object.content().orElseThrow(Refused::nothing).mediaType());
  }

  private FileName name(OpenView open, StoredObject object, boolean download) {
    if (open.share().isSealed()) {
      return FileName.ofCiphertext(object.position());
    }
    String given = download ? readManifest.of(open.share()).name(object.position()) : null;
    return FileName.of(given, object.position(), type(object));
  }

  private static Response answer(
      @Nullable Transfer transfer, long bytes, MediaType type, boolean download, FileName name) {
    Response.ResponseBuilder response = answer(transfer, bytes, type.mime());
    if (download) {
      response.header(HttpHeaders.CONTENT_DISPOSITION, name.attachment());
    }
    return response.build();
  }

  /** The exact length is what makes a broken transfer visible to the browser. */
  private static Response.ResponseBuilder answer(
      @Nullable Transfer transfer, long bytes, String type) {
    StreamingOutput body = transfer == null ? null : transfer::writeTo;
    return Response.ok(body)
        .type(type)
        .header(HttpHeaders.CONTENT_LENGTH, bytes)
        .header("Accept-Ranges", "none")
        // Or nginx writes what a slow reader has not taken yet to its disk, in clear.
        .header("X-Accel-Buffering", "no");
  }
}
