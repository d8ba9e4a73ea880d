package org.lucarne.view;

import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.audit.EventType;
import org.lucarne.object.Rendition;
import org.lucarne.object.StoredContent;
import org.lucarne.object.StoredObject;
import org.lucarne.object.StoredObjects;
import org.lucarne.page.GalleryImage;
import org.lucarne.page.GalleryPage;
import org.lucarne.page.GalleryRendition;
import org.lucarne.page.PagePolicy;
import org.lucarne.page.Pages;
import org.lucarne.page.SealedPage;
import org.lucarne.problem.Accept;
import org.lucarne.problem.ProblemAnswers;
import org.lucarne.share.Download;

/** {@code /v/{view}}: the gallery, for persons or for programs. */
@Path("/v/{view}")
@PermitAll
@RunOnVirtualThread
public class GalleryResource {
  private final ViewAccess access;
  private final ViewDocuments documents;
  private final StoredObjects objects;
  private final ReadManifest readManifest;
  private final Pages pages;

  GalleryResource(
      ViewAccess access,
      ViewDocuments documents,
      StoredObjects objects,
      ReadManifest readManifest,
      Pages pages) {
    this.access = access;
    this.documents = documents;
    this.objects = objects;
    this.readManifest = readManifest;
    this.pages = pages;
  }

  @GET
  public Response gallery(
      @PathParam("view") String viewId,
      @QueryParam("image") @Nullable String selected,
      @Context HttpHeaders headers,
      @Context RoutingContext request) {
    OpenView open = access.enter(viewId, Cookies.of(headers.getHeaderString(HttpHeaders.COOKIE)));
    if (!Accept.htmlUnlessJsonPreferred(headers.getHeaderString(HttpHeaders.ACCEPT))) {
      return answer(documents.of(open), MediaType.APPLICATION_JSON);
    }
    if (open.share().isSealed()) {
      return sealed(open, ProblemAnswers.locale(request));
    }
    List<Renditions> images =
        Renditions.of(open.share(), open.link(), objects.ofShare(open.share().id()));
    Manifest manifest = readManifest.of(open.share());
    if (!manifest.isNone()) {
      // The page shows words of the manifest: bytes of an object leave with it.
      access.serve(open, EventType.VIEWED, 0, Rendition.MANIFEST.slug());
    }
    GalleryPage page =
        new GalleryPage(
            open.url(),
            open.linkExpiresAt(),
            open.link().download() != Download.NONE,
            images.size() > 1 ? ViewDocuments.archiveUrl(open, images) : null,
            manifest.message(),
            images.stream().map(image -> image(open, image, manifest)).toList(),
            selected(selected, images.size()));
    return answer(pages.gallery(ProblemAnswers.locale(request), page), "text/html;charset=UTF-8");
  }

  /** The secret is with a page that was left; this one asks for it again. */
  private Response sealed(OpenView open, Locale locale) {
    SealedPage page =
        new SealedPage(
            null,
            open.url(),
            open.link().hasPassphrase(),
            open.link().download() != Download.NONE,
            open.linkExpiresAt());
    return Response.fromResponse(answer(pages.sealed(locale, page), "text/html;charset=UTF-8"))
        .header(PagePolicy.HEADER, PagePolicy.SEALED)
        .build();
  }

  /** The same headers; nothing is decrypted, and nothing counted. */
  @HEAD
  public Response head(@PathParam("view") String viewId, @Context HttpHeaders headers) {
    access.enter(viewId, Cookies.of(headers.getHeaderString(HttpHeaders.COOKIE)));
    boolean html = Accept.htmlUnlessJsonPreferred(headers.getHeaderString(HttpHeaders.ACCEPT));
    return answer(null, html ? "text/html;charset=UTF-8" : MediaType.APPLICATION_JSON);
  }

  private static Response answer(@Nullable Object entity, String type) {
    return Response.ok(entity)
        .type(type)
        .header(HttpHeaders.VARY, "Accept, Accept-Language")
        .build();
  }

  private static GalleryImage image(OpenView open, Renditions image, Manifest manifest) {
    Optional<StoredObject> original = image.find(Rendition.ORIGINAL);
    Optional<StoredObject> display = image.find(Rendition.DISPLAY);
    return new GalleryImage(
        image.position(),
        image.mediaType().mime(),
        image.isPreparing(),
        rendition(open, image.find(Rendition.THUMBNAIL)),
        rendition(open, display),
        rendition(open, original),
        image.display() == null ? null : image.display().refusal(),
        original.filter(image::isShown).isPresent(),
        image.toKeep().map(kept -> ViewDocuments.imageUrl(open, kept) + "?download").orElse(null),
        display.map(StoredObject::pages).orElse(1),
        display.map(StoredObject::moving).orElse(false),
        display.map(StoredObject::incomplete).orElse(false),
        display.map(StoredObject::trailingBytes).orElse(0L),
        manifest.name(image.position()),
        manifest.caption(image.position()));
  }

  private static @Nullable GalleryRendition rendition(
      OpenView open, Optional<StoredObject> stored) {
    return stored
        .map(object ->
            new GalleryRendition(
                ViewDocuments.imageUrl(open, object),
                object.content().map(StoredContent::plaintextBytes).orElse(0L),
                Objects.requireNonNullElse(object.width(), 0),
                Objects.requireNonNullElse(object.height(), 0)))
        .orElse(null);
  }

  private static int selected(@Nullable String text, int count) {
    boolean exists = text != null && text.matches("[1-9]") && Integer.parseInt(text) <= count;
    return exists ? Integer.parseInt(text) : 1;
  }
}
