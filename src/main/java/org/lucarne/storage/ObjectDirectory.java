package org.lucarne.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Where the files of a {@link FileObjectStore} lie: 256 directories, so that none grows too large.
 */
final class ObjectDirectory {
  private static final String PARTIAL = ".partial-";
  private static final int FAN_OUT = 256;
  private static final int PROBE_BYTES = 64 * 1024;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");

  private final Path root;

  ObjectDirectory(Path root) {
    this.root = root.toAbsolutePath();
  }

  /** Makes every directory and makes them durable, then removes what was abandoned half-written. */
  void prepare() throws IOException {
    create(root);
    for (int i = 0; i < FAN_OUT; i++) {
      create(root.resolve(branch(i)));
    }
    sync(root);
    sync(root.resolveSibling("."));
    for (int i = 0; i < FAN_OUT; i++) {
      removeAbandoned(root.resolve(branch(i)));
    }
  }

  Path file(ObjectKey key) {
    return root.resolve(branch(key.name().hashCode() & (FAN_OUT - 1))).resolve(key.name());
  }

  /** The name an object has until it is whole: no key begins with a dot, so it is none's. */
  Path partial(ObjectKey key) {
    return file(key).resolveSibling(PARTIAL + key.name());
  }

  /** Writes and syncs a little: a full disk, or one that went read-only, looks writable. */
  void check() {
    try (PartialFile file = PartialFile.create(partial(ObjectKey.fresh()))) {
      file.write(new byte[PROBE_BYTES], PROBE_BYTES);
      file.sync();
    }
  }

  static void sync(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static String branch(int number) {
    return "%02x".formatted(number);
  }

  private static void create(Path directory) throws IOException {
    try {
      Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } catch (FileAlreadyExistsException e) {
      Files.setPosixFilePermissions(directory, OWNER_ONLY);
    }
  }

  private static void removeAbandoned(Path branch) throws IOException {
    try (DirectoryStream<Path> partials = Files.newDirectoryStream(branch, PARTIAL + "*")) {
      for (Path partial : partials) {
        PartialFile.removeIfAbandoned(partial);
      }
    }
  }
}
