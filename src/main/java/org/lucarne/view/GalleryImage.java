package org.lucarne.view;

import org.jspecify.annotations.Nullable;

/**
 * One image of a gallery.
 *
 * @param position 1 to n
 * @param mediaType of what the sender sent
 * @param preparing whether its renditions are still being made
 * @param display what is shown large; null while it is made, and where none can be made
 * @param original null where the link does not give it out
 * @param kindShown whether browsers show files of this kind, whatever this one is like
 * @param originalShown whether the original is given out, and shown by browsers
 * @param downloadUrl of the best that the link gives out; null where it gives out nothing
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
    boolean kindShown,
    boolean originalShown,
    @Nullable String downloadUrl,
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

  /** Whether nothing is shown of it although it is of a kind that browsers show. */
  public boolean unprepared() {
    return panel().equals("unshown") && kindShown;
  }
}
