package org.lucarne.envelope;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The first failure of a stream: whoever reads on meets it again, and never another byte. */
final class FirstFailure {
  private @Nullable Exception failure;

  void remember(Exception later) {
    if (failure == null) {
      failure = later;
    }
  }

  /** Throws what was remembered, unchanged, if anything was. */
  void rethrow() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Exception e -> throw new IllegalStateException(e);
    }
  }
}
