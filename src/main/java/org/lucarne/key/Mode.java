package org.lucarne.key;

import java.util.Locale;

/** How the program runs, which decides who makes its keys. */
public enum Mode {
  /** Alone, with its own database; it makes its keys itself. */
  STANDALONE,
  /** As one of several; database and keys are the operator's. */
  CLUSTER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
