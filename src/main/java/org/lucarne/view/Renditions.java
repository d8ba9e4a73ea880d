package org.lucarne.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lucarne.link.Link;
import org.lucarne.object.Rendition;
import org.lucarne.object.StoredObject;
import org.lucarne.picture.MediaType;
import org.lucarne.share.Download;
import org.lucarne.share.Share;

/**
 * The forms of one image, and which of them a link gives out: what is stored, but no original that
 * the sender does not let go, unless it is all there is of a sealed image.
 */
record Renditions(
    int position,
    @Nullable StoredObject original,
    @Nullable StoredObject display,
    @Nullable StoredObject thumbnail,
    Share share,
    Link link) {

  /** Those of every image, by position. */
  static List<Renditions> of(Share share, Link link, List<StoredObject> objects) {
    return objects.stream()
        .filter(object -> object.rendition() != Rendition.MANIFEST)
        .collect(Collectors.groupingBy(StoredObject::position, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(ofImage -> ofImage(share, link, ofImage))
        .toList();
  }

  private static Renditions ofImage(Share share, Link link, List<StoredObject> objects) {
    Map<Rendition, StoredObject> by =
        objects.stream().collect(Collectors.toMap(StoredObject::rendition, object -> object));
    return new Renditions(
        objects.getFirst().position(),
        by.get(Rendition.ORIGINAL),
        by.get(Rendition.DISPLAY),
        by.get(Rendition.THUMBNAIL),
        share,
        link);
  }

  /** What the link gives out, the original first. */
  List<StoredObject> givenOut() {
    return Stream.of(Rendition.ORIGINAL, Rendition.DISPLAY, Rendition.THUMBNAIL)
        .flatMap(rendition -> find(rendition).stream())
        .toList();
  }

  /** The rendition, if it is stored and the link gives it out. */
  Optional<StoredObject> find(Rendition rendition) {
    StoredObject object =
        switch (rendition) {
          case ORIGINAL -> givesOriginal() ? original : null;
          case DISPLAY -> display;
          case THUMBNAIL -> thumbnail;
          case MANIFEST -> null;
        };
    return Optional.ofNullable(object).filter(StoredObject::isStored);
  }

  private boolean givesOriginal() {
    return link.download() == Download.ORIGINAL || (share.isSealed() && display == null);
  }

  /** What is worth keeping, if the sender lets anything be kept. */
  Optional<StoredObject> toKeep() {
    return switch (link.download()) {
      case ORIGINAL -> find(Rendition.ORIGINAL);
      case DISPLAY -> find(Rendition.DISPLAY);
      case NONE -> Optional.empty();
    };
  }

  /** Managed custody: of the original, as its first bytes tell it. */
  MediaType mediaType() {
    return original == null ? MediaType.UNKNOWN : type(original);
  }

  /** Whether a page may show this object: a raster format, and nothing that was found wrong. */
  boolean isShown(StoredObject object) {
    boolean refused = display != null && display.refusal() != null;
    return type(object).isShown() && !(refused && object.rendition() == Rendition.ORIGINAL);
  }

  /** Whether its display rendition is still being made. */
  boolean isPreparing() {
    return display != null && display.isMaking();
  }

  private static MediaType type(StoredObject object) {
    return MediaType.named(object.content().orElseThrow(Refused::nothing).mediaType());
  }
}
