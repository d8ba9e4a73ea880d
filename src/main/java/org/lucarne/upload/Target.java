package org.lucarne.upload;

import org.lucarne.object.Rendition;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.share.Limits;

/** Which object of which share is on its way in. */
record Target(String shareId, int position, Rendition rendition) {

  static Target image(String shareId, String position, String rendition) {
    if (!position.matches("[1-9]\\d?")) {
      throw undeclared();
    }
    return new Target(
        shareId,
        Integer.parseInt(position),
        Rendition.ofImage(rendition).orElseThrow(Target::undeclared));
  }

  static Target manifest(String shareId) {
    return new Target(shareId, 0, Rendition.MANIFEST);
  }

  /** Which one of the share's objects. */
  String object() {
    return position + " " + rendition.slug();
  }

  /** Of ciphertext. */
  long maxBytes() {
    return rendition == Rendition.MANIFEST ? Limits.BYTES_PER_MANIFEST : Limits.BYTES_PER_OBJECT;
  }

  static ProblemException undeclared() {
    return new ProblemException(ProblemType.NOT_FOUND, "The share declared no such object.");
  }
}
