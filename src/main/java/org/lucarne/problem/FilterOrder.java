package org.lucarne.problem;

/**
 * In which order every request passes what stands before the resources: the first sees it first.
 */
public enum FilterOrder {
  /** Gives it its id and its measures, whatever becomes of it. */
  OBSERVE,
  /** Lets in as many as there is room for. */
  BOUND,
  /** Sets the headers of every answer, also of what is refused next. */
  HEADERS,
  /** Refuses what cannot be read. */
  GUARD;

  /** As Vert.x takes it: higher is earlier. */
  public int priority() {
    return Integer.MAX_VALUE - 1 - ordinal();
  }
}
