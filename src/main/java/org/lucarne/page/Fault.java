package org.lucarne.page;

/** Why one picture of an open gallery could not be loaded, as far as a script can tell. */
public enum Fault {
  /** Its bytes did not arrive whole, or are no picture. */
  DAMAGED,
  /** The service cannot read it at the moment. */
  UNAVAILABLE,
  /** The view ran out. */
  ENDED,
  /** The service cannot be reached. */
  OFFLINE
}
