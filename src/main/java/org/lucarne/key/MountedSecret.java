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

  /**
   * Where the files of a directory are at this moment. What is read from there belongs together,
   * whatever the link does meanwhile.
   */
  public static Path files(Path directory) throws IOException {
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
