package org.lucarne.storage;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file being written. Its process holds a lock on it, which the kernel lets go when the process
 * dies: that is how a leftover is told from somebody else's work. Closed before it was committed,
 * it is gone. Every failure is a {@link StorageFailure}.
 */
final class PartialFile implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  // File systems keep a little back, so that a full one rarely says zero.
  private static final long FULL_BELOW_BYTES = 1 << 20;

  private final Path path;
  private final FileChannel channel;
  private boolean committed;

  private PartialFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Creates the file; fails if there is one of that name. */
  static PartialFile create(Path path) {
    try {
      FileChannel channel = FileChannel.open(path, Set.of(CREATE_NEW, WRITE), OWNER_ONLY);
      PartialFile partial = new PartialFile(path, channel);
      partial.lock();
      return partial;
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** Removes a file that no living process is writing. */
  static void removeIfAbandoned(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, WRITE)) {
      if (channel.tryLock() != null) {
        Files.deleteIfExists(path);
      }
    } catch (OverlappingFileLockException ourOwn) {
      // Another store of this very process is writing it.
    }
  }

  void write(byte[] buffer, int count) {
    ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, count);
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  void sync() {
    try {
      channel.force(true);
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  /** Makes the bytes durable under their final name. */
  void commit(Path target) {
    sync();
    try {
      Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
      committed = true;
      ObjectDirectory.sync(target.resolveSibling("."));
    } catch (IOException e) {
      throw failure(path, e);
    }
  }

  @Override
  public void close() {
    try (channel) {
      if (!committed) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      // The next start removes it. What went wrong before this is what the caller should learn.
    }
  }

  private void lock() throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw new IOException("\"" + path.getFileName() + "\" was taken by another process");
      }
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  private static StorageFailure failure(Path path, IOException cause) {
    return isFull(path)
        ? new StorageFailure("Cannot store an object: the disk is full", true, cause)
        : new StorageFailure("Cannot store an object: the file failed", false, cause);
  }

  private static boolean isFull(Path path) {
    try {
      return Files.getFileStore(path.resolveSibling(".")).getUsableSpace() < FULL_BELOW_BYTES;
    } catch (IOException e) {
      return false;
    }
  }
}
