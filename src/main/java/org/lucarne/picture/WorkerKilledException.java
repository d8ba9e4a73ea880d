package org.lucarne.picture;

import java.io.IOException;

/**
 * The process that rendered a picture was killed, and not by us: by somebody, or by a system that
 * had no memory left for what the picture took.
 */
public final class WorkerKilledException extends IOException {
  private static final long serialVersionUID = 1L;

  WorkerKilledException(IOException cause) {
    super("the process that renders was ended from outside", cause);
  }
}
