package org.lucarne.share;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lucarne.object.Rendition;
import org.lucarne.object.Sha256Digest;
import org.lucarne.object.StoredContent;
import org.lucarne.object.StoredObject;
import org.lucarne.object.StoredObjects;
import org.lucarne.share.ShareDocument.ImageDocument;
import org.lucarne.share.ShareDocument.ObjectDocument;
import org.lucarne.share.ShareDocument.RenditionDocument;
import org.lucarne.time.DatabaseClock;

/** Draws up what owners see of their shares. */
@ApplicationScoped
public class ShareDocuments {
  private final StoredObjects objects;
  private final DatabaseClock clock;
  private final String sharesUrl;

  ShareDocuments(StoredObjects objects, DatabaseClock clock, ShareConfig config) {
    this.objects = objects;
    this.clock = clock;
    this.sharesUrl = config.publicUrl().toString().replaceAll("/+$", "") + "/api/v1/shares/";
  }

  ShareDocument of(Share share, @Nullable String uploadToken, @Nullable List<LinkDocument> links) {
    Map<Integer, List<RenditionDocument>> images = new TreeMap<>();
    ObjectDocument manifest = null;
    for (StoredObject object : objects.ofShare(share.id())) {
      if (object.rendition() == Rendition.MANIFEST) {
        manifest = manifest(share, object);
      } else {
        images
            .computeIfAbsent(object.position(), position -> new ArrayList<>())
            .add(rendition(share, object));
      }
    }
    return new ShareDocument(
        share.id(),
        share.custody(),
        share.stateAt(clock.now()),
        share.createdAt(),
        share.expiresAt(),
        share.deleteAt(),
        share.uploadBy(),
        uploadToken,
        images.entrySet().stream()
            .map(image -> new ImageDocument(image.getKey(), image.getValue()))
            .toList(),
        manifest,
        links);
  }

  private RenditionDocument rendition(Share share, StoredObject object) {
    return new RenditionDocument(
        object.rendition(),
        object.state(),
        object.refusal(),
        object.pages(),
        object.moving(),
        object.incomplete(),
        object.trailingBytes(),
        uploadUrl(share, object),
        size(object),
        digest(object));
  }

  private @Nullable String uploadUrl(Share share, StoredObject object) {
    return share.takes(object.rendition())
        ? sharesUrl + share.id() + "/images/" + object.position() + "/" + object.rendition().slug()
        : null;
  }

  private ObjectDocument manifest(Share share, StoredObject object) {
    return new ObjectDocument(
        object.state(), sharesUrl + share.id() + "/manifest", size(object), digest(object));
  }

  private static @Nullable Long size(StoredObject object) {
    return object.content().map(StoredContent::bytes).orElse(object.declared().bytes());
  }

  private static @Nullable Sha256Digest digest(StoredObject object) {
    return object.content().map(StoredContent::digest).orElse(object.declared().digest());
  }
}
