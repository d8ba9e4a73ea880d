package org.lucarne.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lucarne.custody.KeyWrap;
import org.lucarne.link.Link;
import org.lucarne.object.Rendition;
import org.lucarne.object.StoredContent;
import org.lucarne.object.StoredObject;
import org.lucarne.object.StoredObjects;
import org.lucarne.view.ViewDocument.ImageDocument;
import org.lucarne.view.ViewDocument.RenditionDocument;

/** Draws up views, for programs. */
@ApplicationScoped
public class ViewDocuments {
  private final StoredObjects objects;
  private final KeyWrap keyWrap;

  ViewDocuments(StoredObjects objects, KeyWrap keyWrap) {
    this.objects = objects;
    this.keyWrap = keyWrap;
  }

  ViewDocument of(OpenView open) {
    List<StoredObject> stored = objects.ofShare(open.share().id());
    List<Renditions> images = Renditions.of(open.share(), open.link(), stored);
    boolean manifest = stored.stream().anyMatch(o -> o.rendition() == Rendition.MANIFEST);
    return new ViewDocument(
        open.view().id(),
        open.url(),
        open.share().custody(),
        open.expiresAt(),
        open.link().download(),
        images.size(),
        capsule(open.link()),
        manifest ? open.url() + "/manifest" : null,
        archiveUrl(open, images),
        images.stream().map(image -> image(open, image)).toList());
  }

  private @Nullable String capsule(Link link) {
    return link.isSealed()
        ? Base64.getEncoder()
            .encodeToString(
                keyWrap.unwrapCapsule(
                    link.id(), link.wrappedCapsule().orElseThrow(Refused::nothing)))
        : null;
  }

  static @Nullable String archiveUrl(OpenView open, List<Renditions> images) {
    boolean offered =
        !open.share().isSealed() && images.stream().anyMatch(image -> image.toKeep().isPresent());
    return offered ? open.url() + "/archive" : null;
  }

  static String imageUrl(OpenView open, StoredObject object) {
    return open.url() + "/images/" + object.position() + "/" + object.rendition().slug();
  }

  private static ImageDocument image(OpenView open, Renditions image) {
    boolean sealed = open.share().isSealed();
    StoredObject display = image.display();
    return new ImageDocument(
        image.position(),
        sealed ? null : image.mediaType().mime(),
        sealed || display == null ? null : display.state(),
        display == null ? null : display.refusal(),
        display == null ? null : display.pages(),
        display == null ? null : display.moving(),
        display == null ? null : display.incomplete(),
        display == null ? null : display.trailingBytes(),
        image.givenOut().stream().map(object -> rendition(open, object)).toList());
  }

  private static RenditionDocument rendition(OpenView open, StoredObject object) {
    return new RenditionDocument(
        object.rendition(),
        imageUrl(open, object),
        sentBytes(open, object.content().orElseThrow()),
        object.width(),
        object.height());
  }

  /** How many bytes of an object leave: its ciphertext's where the server has no key. */
  static long sentBytes(OpenView open, StoredContent content) {
    return open.share().isSealed() ? content.bytes() : content.plaintextBytes();
  }
}
