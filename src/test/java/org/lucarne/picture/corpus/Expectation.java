package org.lucarne.picture.corpus;

import org.lucarne.picture.PictureRefusal;

/** What is to become of a file. */
public sealed interface Expectation {

  /** What a picture shows once it is upright. */
  enum Content {
    /** Red and green above, blue and white below: {@link Paint#QUARTERS}. */
    QUARTERS,
    /** The same without colour: {@link Paint#GRAYS}. */
    GRAYS,
    /** A colour everywhere, or colours that depend on a profile. */
    SOMETHING
  }

  /**
   * Renditions are made.
   *
   * @param width upright
   */
  record Shown(int width, int height, Content content) implements Expectation {}

  /** Untidy: shown as far as it goes, or refused; it does no harm. */
  record Untidy() implements Expectation {}

  /** Hostile, or no picture. */
  record Refused(PictureRefusal refusal) implements Expectation {}
}
