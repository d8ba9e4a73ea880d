package org.lucarne.view;

import org.lucarne.link.LinkVerdict;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;

/** What a verdict that grants nothing answers. */
final class Refused {
  private Refused() {}

  /** The grant, or the problem that stands in its place. */
  static LinkVerdict.Grant unlessGranted(LinkVerdict verdict) {
    return switch (verdict) {
      case LinkVerdict.Grant grant -> grant;
      case LinkVerdict.Pending pending ->
          throw new ProblemException(
              ProblemType.SHARE_INCOMPLETE, "The images are still being sent.");
      case LinkVerdict.Expired expired ->
          throw new ProblemException(ProblemType.LINK_EXPIRED, "Ask the sender for a new link.");
      case LinkVerdict.Revoked revoked ->
          throw new ProblemException(ProblemType.LINK_REVOKED, "The sender ended this link.");
      case LinkVerdict.Deleted deleted ->
          throw new ProblemException(ProblemType.SHARE_DELETED, "The sender deleted the images.");
      case LinkVerdict.Exhausted exhausted ->
          throw new ProblemException(
              ProblemType.LINK_EXHAUSTED, "The link has been opened as often as it allows.");
      case LinkVerdict.Unknown unknown -> throw nothing();
    };
  }

  static ProblemException nothing() {
    return new ProblemException(ProblemType.NOT_FOUND, "There is nothing at this address.");
  }
}
