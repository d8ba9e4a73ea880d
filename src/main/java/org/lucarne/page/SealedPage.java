package org.lucarne.page;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a sealed link, whose script opens the images in the browser. Either it stands in
 * front of the link, or inside a view whose secret the browser no longer has.
 *
 * @param openUrl where the click goes, in front of the link
 * @param viewUrl the view, inside of it
 * @param passphrase whether the link has one
 * @param download whether the sender allows downloads
 * @param expiresAt until when the link works
 */
public record SealedPage(
    @Nullable String openUrl,
    @Nullable String viewUrl,
    boolean passphrase,
    boolean download,
    Instant expiresAt) {
  public SealedPage {
    if ((openUrl == null) == (viewUrl == null)) {
      throw new IllegalArgumentException("a page is either in front of a view or inside of it");
    }
  }

  /** What the script may have to say instead of showing images. */
  public List<Refusal> refusals() {
    return List.of(Refusal.values());
  }

  /** The gallery for the script to fill in. */
  public GalleryPage gallery() {
    return GalleryPage.blank(address(), expiresAt, download);
  }

  private String address() {
    return openUrl == null ? String.valueOf(viewUrl) : openUrl.replaceFirst("/open$", "");
  }

  @Override
  public String toString() {
    return "SealedPage";
  }
}
