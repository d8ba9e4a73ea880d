package org.lucarne.page;

import org.jspecify.annotations.Nullable;

/**
 * One image of a gallery.
 *
 * @param position 1 to n
 * @param mediaType of what the sender sent
 * @param preparing whether its renditions are still being made
 * @param display what is shown large; null while it is made, and where none can be made
 * @param original null where the link does not give it out
 * @param reason why its renditions were refused; null where they were not
 * @param originalShown whether the original is given out, and shown by browsers
 * @param downloadUrl of the best that the link gives out; null where it gives out nothing
 * @param pages of the original, of which the first is shown; 1 for most
 * @param moving whether they are meant to follow one another
 * @param incomplete whether the original ends early
 * @param trailingBytes that the original has behind the end of its picture
 * @param name the file name the sender gave; hostile text
 * @param caption the sender's words below it; hostile text
 */
public record GalleryImage(
    int position,
    String mediaType,
    boolean preparing,
    @Nullable GalleryRendition thumbnail,
    @Nullable GalleryRendition display,
    @Nullable GalleryRendition original,
    @Nullable String reason,
    boolean originalShown,
    @Nullable String downloadUrl,
    int pages,
    boolean moving,
    boolean incomplete,
    long trailingBytes,
    @Nullable String name,
    @Nullable String caption) {

  /** What is shown large at first: the display rendition, until it is there the original. */
  public @Nullable GalleryRendition shown() {
    if (display != null) {
      return display;
    }
    return originalShown ? original : null;
  }

  /** Of the best that the link gives out. */
  public long bestBytes() {
    GalleryRendition best = original == null ? display : original;
    return best == null ? 0 : best.sizeBytes();
  }

  /** Where what is shown large comes from; empty while there is nothing. */
  public String shownUrl() {
    GalleryRendition shown = shown();
    return shown == null ? "" : shown.url();
  }

  /** Whether what is shown is not all there is, or should be. */
  public boolean partial() {
    return display != null && (pages > 1 || moving || incomplete || trailing());
  }

  /** Whether whoever takes the original takes more than a picture; a few bytes are only padding. */
  public boolean trailing() {
    return original != null && trailingBytes >= 1024;
  }

  /** "5", as the pages' words take numbers. */
  public String pageCount() {
    return Integer.toString(pages);
  }

  /** Whether there is anything to show; otherwise the page says why, and offers the file. */
  public boolean inline() {
    return shown() != null;
  }

  /** Which words stand in the place of the picture; empty while it is shown. */
  public String panel() {
    if (inline()) {
      return "";
    }
    return preparing ? "preparing" : "unshown";
  }

  /** Why nothing is shown of it, where nothing is. */
  public Unshown because() {
    return Unshown.of(reason);
  }
}
