package org.lucarne.picture.corpus;

import org.lucarne.picture.MediaType;
import org.lucarne.picture.PictureRefusal;

/** What is to become of a file. */
public sealed interface Expectation {

  /** What a picture shows once it is upright. */
  enum Shows {
    /** Red and green above, blue and white below: {@link Paint#QUARTERS}. */
    QUARTERS,
    /** The same without colour: {@link Paint#GRAYS}. */
    GRAYS,
    /** A colour everywhere, or colours that depend on a profile. */
    SOMETHING
  }

  /**
   * The header is read, and renditions are made.
   *
   * @param width before it is turned upright
   * @param profileBytes of the colour profile; 0 for none
   */
  record Accepted(
      MediaType type, int width, int height, int orientation, int profileBytes, Shows shows)
      implements Expectation {}

  /** The header is read. A decoder may make something of the rest, or refuse it. */
  record Coherent(MediaType type, int width, int height) implements Expectation {}

  /** No decoder sees it. */
  record Refused(PictureRefusal refusal) implements Expectation {}
}
