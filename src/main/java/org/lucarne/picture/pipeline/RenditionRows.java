package org.lucarne.picture.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.lucarne.audit.EventType;
import org.lucarne.audit.Events;
import org.lucarne.custody.KeyWrap;
import org.lucarne.envelope.Identity;
import org.lucarne.object.Rendition;
import org.lucarne.object.StoredContent;
import org.lucarne.object.StoredObject;
import org.lucarne.object.StoredObjects;
import org.lucarne.object.Transfers;
import org.lucarne.picture.PictureRefusal;
import org.lucarne.picture.RenderPicture;
import org.lucarne.picture.Rendered;
import org.lucarne.share.Share;
import org.lucarne.share.ShareState;
import org.lucarne.share.Shares;
import org.lucarne.storage.ObjectKey;
import org.lucarne.time.DatabaseClock;

/** The rows around renditions that the server makes. */
@ApplicationScoped
public class RenditionRows {
  private final Shares shares;
  private final StoredObjects objects;
  private final Transfers transfers;
  private final Events events;
  private final KeyWrap keyWrap;
  private final DatabaseClock clock;

  RenditionRows(
      Shares shares,
      StoredObjects objects,
      Transfers transfers,
      Events events,
      KeyWrap keyWrap,
      DatabaseClock clock) {
    this.shares = shares;
    this.objects = objects;
    this.transfers = transfers;
    this.events = events;
    this.keyWrap = keyWrap;
    this.clock = clock;
  }

  /** What renditions are made from. */
  record Original(ObjectKey key, StoredContent content, Identity shareKey) {
    @Override
    public String toString() {
      return "Original " + key;
    }
  }

  /** Empty when the share was deleted meanwhile. */
  @Transactional
  Optional<Original> original(UnrenderedImage image) {
    Share share = shares.findById(image.shareId());
    if (share == null || share.wrappedKey().isEmpty()) {
      return Optional.empty();
    }
    Identity shareKey = keyWrap.unwrap(share.id(), share.wrappedKey().get());
    return objects
        .find(image.shareId(), image.position(), Rendition.ORIGINAL)
        .filter(object -> object.storageKey() != null)
        .flatMap(object ->
            object.content().map(content -> new Original(key(object), content, shareKey)));
  }

  private static ObjectKey key(StoredObject object) {
    return new ObjectKey(String.valueOf(object.storageKey()));
  }

  /**
   * Makes the rendition stored; false when its bytes are not needed: the share was deleted, the
   * rendition was made by another process first, or the sweeper had given these bytes up.
   */
  boolean promise(
      ObjectKey key,
      UnrenderedImage image,
      Rendition rendition,
      StoredContent content,
      Rendered rendered) {
    Instant now = clock.now();
    Share share = shares.findById(image.shareId(), LockModeType.PESSIMISTIC_WRITE);
    if (share == null || share.stateAt(now) == ShareState.DELETED) {
      return false;
    }
    StoredObject object =
        objects.findLocked(image.shareId(), image.position(), rendition).orElse(null);
    if (object == null || !object.isMaking() || !transfers.promise(object, key, content, now)) {
      return false;
    }
    if (rendition == Rendition.DISPLAY) {
      object.measure(rendered.width(), rendered.height());
      object.describe(
          rendered.pages(), rendered.moving(), rendered.incomplete(), rendered.trailingBytes());
    }
    return true;
  }

  /** None can be made of this image, now or later. */
  @Transactional
  void refuse(UnrenderedImage image, PictureRefusal refusal) {
    for (Rendition rendition : new Rendition[] {Rendition.DISPLAY, Rendition.THUMBNAIL}) {
      objects
          .findLocked(image.shareId(), image.position(), rendition)
          .filter(StoredObject::isMaking)
          .ifPresent(object -> {
            object.refuse(refusal.slug(), RenderPicture.GENERATION);
            events.appendForObject(
                image.shareId(),
                EventType.RENDITION_REFUSED,
                image.position(),
                rendition.slug(),
                clock.now());
          });
    }
  }
}
