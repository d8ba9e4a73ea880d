package org.lucarne.view;

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
 */
public record GalleryPage(
    String url,
    Instant expiresAt,
    boolean download,
    @Nullable String archiveUrl,
    @Nullable String message,
    List<GalleryImage> images,
    int selected) {
  public GalleryPage {
    images = List.copyOf(images);
    if (selected < 1 || selected > images.size()) {
      throw new IllegalArgumentException("image %d of %d".formatted(selected, images.size()));
    }
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

  /** Whether there is anything to choose from. */
  public boolean several() {
    return images.size() > 1;
  }
}
