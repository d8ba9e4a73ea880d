package org.lucarne.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The images of one view.
 *
 * @param url the gallery's own address, without a query
 * @param expiresAt until when the link works
 * @param download whether the sender allows downloads
 * @param archiveUrl all images as one file
 * @param message the sender's words; hostile text
 * @param selected position of the image shown large, 1 to n
 * @param blank whether a script fills everything in that the server does not know
 */
public record GalleryPage(
    String url,
    Instant expiresAt,
    boolean download,
    @Nullable String archiveUrl,
    @Nullable String message,
    List<GalleryImage> images,
    int selected,
    boolean blank) {
  public GalleryPage(
      String url,
      Instant expiresAt,
      boolean download,
      @Nullable String archiveUrl,
      @Nullable String message,
      List<GalleryImage> images,
      int selected) {
    this(url, expiresAt, download, archiveUrl, message, images, selected, false);
  }

  public GalleryPage {
    images = List.copyOf(images);
    if (selected < 1 || selected > images.size()) {
      throw new IllegalArgumentException("image %d of %d".formatted(selected, images.size()));
    }
  }

  /** With a place for everything that a gallery may have, and one image as a model for all. */
  static GalleryPage blank(String url, Instant expiresAt, boolean download) {
    GalleryImage model =
        new GalleryImage(
            1, "", false, null, null, null, null, false, null, 1, false, false, 0, null, null);
    return new GalleryPage(url, expiresAt, download, null, null, List.of(model), 1, true);
  }

  /** The image shown large. */
  public GalleryImage current() {
    return images.get(selected - 1);
  }

  /** The position before the one shown large. */
  public int previous() {
    return Math.max(1, selected - 1);
  }

  /** The position after the one shown large. */
  public int next() {
    return Math.min(images.size(), selected + 1);
  }

  /** What the script may have to say in place of a picture. */
  public List<Fault> faults() {
    return List.of(Fault.values());
  }

  /** Why a picture may not be shown. */
  public List<Unshown> unshown() {
    return List.of(Unshown.values());
  }

  /** "2", as the pages' words take numbers: the script's words have marks in their place. */
  public String number(int value) {
    return Integer.toString(value);
  }

  /** Whether nothing of the image shown large may be saved. */
  public boolean forbids() {
    return !blank && current().downloadUrl() == null;
  }

  /** Whether there is anything to choose from. */
  public boolean several() {
    return blank || images.size() > 1;
  }

  /** Whether all images can be had as one file. */
  public boolean archivable() {
    return blank || archiveUrl != null && several();
  }

  /** Whether there is room for words of the sender. */
  public boolean worded() {
    return blank || message != null;
  }
}
