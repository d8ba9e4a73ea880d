package org.lucarne.standalone;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lucarne.setting.StartRefusedException;

/** Keeps a second program away from the same home. The system lets go of it when we die. */
public final class HomeLock implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final FileChannel channel;

  private HomeLock(FileChannel channel) {
    this.channel = channel;
  }

  public static HomeLock take(Path home) throws IOException {
    return tryTake(home)
        .orElseThrow(() ->
            new StartRefusedException(
                "another Lucarne is running on "
                    + home
                    + "; stop it, or choose another LUCARNE_HOME"));
  }

  /** Empty where another program has it. */
  public static Optional<HomeLock> tryTake(Path home) throws IOException {
    FileChannel channel = FileChannel.open(home.resolve("lock"), Set.of(CREATE, WRITE), OWNER_ONLY);
    if (lock(channel) == null) {
      channel.close();
      return Optional.empty();
    }
    return Optional.of(new HomeLock(channel));
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
