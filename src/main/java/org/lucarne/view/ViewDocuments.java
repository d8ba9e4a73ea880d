package org.lucarne.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lucarne.share.Rendition;
import org.lucarne.share.StoredContent;
import org.lucarne.share.StoredObject;
import org.lucarne.share.StoredObjects;
import org.lucarne.view.ViewDocument.ImageDocument;
import org.lucarne.view.ViewDocument.RenditionDocument;

/** Draws up views, for programs. */
@ApplicationScoped
public class ViewDocuments {
  private final StoredObjects objects;

  ViewDocuments(StoredObjects objects) {
    this.objects = objects;
  }

  ViewDocument of(OpenView open) {
    List<StoredObject> stored = objects.ofShare(open.share().id());
    List<ImageDocument> images =
        stored.stream()
            .filter(object -> object.rendition() == Rendition.ORIGINAL)
            .map(object -> image(open, object))
            .toList();
    boolean manifest = stored.stream().anyMatch(o -> o.rendition() == Rendition.MANIFEST);
    return new ViewDocument(
        open.view().id(),
        open.url(),
        open.share().custody(),
        open.expiresAt(),
        open.link().download(),
        images.size(),
        manifest ? open.url() + "/manifest" : null,
        archiveUrl(open),
        images);
  }

  static @Nullable String archiveUrl(OpenView open) {
    return open.link().download() ? open.url() + "/archive" : null;
  }

  static String imageUrl(OpenView open, StoredObject object) {
    return open.url() + "/images/" + object.position() + "/" + object.rendition().slug();
  }

  private static ImageDocument image(OpenView open, StoredObject object) {
    StoredContent content = object.content().orElseThrow();
    return new ImageDocument(
        object.position(),
        content.mediaType(),
        List.of(
            new RenditionDocument(
                object.rendition(), imageUrl(open, object), content.plaintextBytes())));
  }
}
