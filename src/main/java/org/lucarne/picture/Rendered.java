package org.lucarne.picture;

/**
 * The renditions of one picture: both JPEG, upright, without metadata but a colour profile of ours.
 *
 * @param width of the display rendition, in pixels; the thumbnail has the same proportions
 * @param pages how many the original has, of which the first is rendered; 1 for most
 * @param moving whether its pages are meant to follow one another by themselves
 * @param incomplete whether the original ends early or is spoilt, and this is what it holds
 * @param trailingBytes that the original has behind the end of its picture
 */
public record Rendered(
    byte[] display,
    byte[] thumbnail,
    int width,
    int height,
    int pages,
    boolean moving,
    boolean incomplete,
    int trailingBytes) {
  /** The longer side of a display rendition is at most this, in pixels. */
  public static final int DISPLAY_PIXELS = 2560;

  /** The longer side of a thumbnail is at most this, in pixels. */
  public static final int THUMBNAIL_PIXELS = 512;

  /** More are not told apart. */
  static final int MOST_PAGES = 10_000;

  public Rendered {
    pages = Math.clamp(pages, 1, MOST_PAGES);
  }

  /** Of an original without anything behind its end, as far as anybody looked. */
  public Rendered(
      byte[] display,
      byte[] thumbnail,
      int width,
      int height,
      int pages,
      boolean moving,
      boolean incomplete) {
    this(display, thumbnail, width, height, pages, moving, incomplete, 0);
  }

  Rendered followedBy(int bytes) {
    return new Rendered(display, thumbnail, width, height, pages, moving, incomplete, bytes);
  }

  @Override
  public String toString() {
    return "Rendered %d × %d".formatted(width, height);
  }
}
