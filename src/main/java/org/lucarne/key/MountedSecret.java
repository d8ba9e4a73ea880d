package org.lucarne.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How Kubernetes mounts a Secret: the files are links into {@code ..data}, itself a link to a
 * directory with a time for its name. A change makes a new such directory, and then turns the link.
 */
public final class MountedSecret {
  private static final String LINK = "..data";

  /** Keys may lie in a directory below the mount; the time's directory adds one more. */
  private static final int LEVELS = 3;

  private MountedSecret() {}

  /** Reads what it needs from the directory that it is given. */
  @FunctionalInterface
  public interface Reading<T> {
    T from(Path files) throws IOException;
  }

  /**
   * Reads files that belong together. Those of before the change are deleted once the link has
   * turned, perhaps while they are read and so only in part: then it is done again.
   */
  public static <T> T read(Path directory, Reading<T> reading) throws IOException {
    for (Path files = files(directory); ; files = files(directory)) {
      try {
        T found = reading.from(files);
        if (files.equals(files(directory))) {
          return found;
        }
      } catch (IOException | RuntimeException e) {
        if (files.equals(files(directory))) {
          throw e;
        }
      }
    }
  }

  private static Path files(Path directory) throws IOException {
    Path link = directory.resolve(LINK);
    return Files.isSymbolicLink(link) ? link.toRealPath() : directory.toRealPath();
  }

  static boolean holds(Path file) {
    @Nullable Path directory = file.toAbsolutePath().getParent();
    for (int level = 0; level < LEVELS && directory != null; level++) {
      if (Files.isSymbolicLink(directory.resolve(LINK))) {
        return true;
      }
      directory = directory.getParent();
    }
    return false;
  }
}
