package org.lucarne.picture;

import java.io.IOException;
import java.util.Locale;

/** The process that rendered a picture is no more, and there is no answer. */
public final class WorkerLostException extends IOException {
  private static final long serialVersionUID = 1;

  /** Whose fault it may be. */
  public enum Loss {
    /** Somebody ended it, or the system, which had no memory left. */
    KILLED,
    /** It had not answered in time: the machine was busy. */
    LATE,
    /** It ended by itself, or by a signal that only faults of a program send. */
    CRASHED;

    /** As in {@code crashed}. */
    public String slug() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Loss loss;

  public WorkerLostException(Loss loss, Exception cause) {
    super("the process that rendered a picture was lost: " + loss, cause);
    this.loss = loss;
  }

  public Loss loss() {
    return loss;
  }
}
