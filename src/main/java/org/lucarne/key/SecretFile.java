package org.lucarne.key;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A small file with a secret in it: mode 0600, in a directory of mode 0700. */
public final class SecretFile {
  private static final int MAX_BYTES = 4096;
  private static final Set<PosixFilePermission> OWNER_FILE =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("------rwx");
  private static final Set<PosixFilePermission> GROUP_AND_OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private SecretFile() {}

  /** Replaces the file in one step; once this returns, a power cut does not lose it. */
  public static void write(Path file, byte[] content) throws IOException {
    Path directory = parent(file);
    Path draft = directory.resolve("." + file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    try (FileChannel channel = FileChannel.open(draft, Set.of(CREATE_NEW, WRITE), mode(draft))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
      channel.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    flush(directory);
  }

  /** The content; refused where anybody but the owner could have read it too. */
  public static byte[] read(Path file) throws IOException {
    refuseExposed(file);
    if (Files.size(file) > MAX_BYTES) {
      throw new IOException(file + " is too long to be a secret");
    }
    return Files.readAllBytes(file);
  }

  /**
   * The line of a file with a password or the like. Who may read it is left to the operator.
   *
   * @throws KeyRingException when it cannot be read, or is empty
   */
  public static String line(Path file) {
    String line;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new KeyRingException(file + " is too long to be a secret");
      }
      line = Files.readString(file).strip();
    } catch (IOException e) {
      // A decoder's complaint would quote what it read.
      throw new KeyRingException(file + " cannot be read: " + e.getClass().getSimpleName(), e);
    }
    if (line.isEmpty()) {
      throw new KeyRingException(file + " is empty");
    }
    return line;
  }

  /** Makes the directory where it is missing, and closes it to everybody else in any case. */
  public static void makeDirectory(Path directory) throws IOException {
    Files.createDirectories(directory);
    if (hasModes(directory)) {
      Files.setPosixFilePermissions(directory, OWNER_DIRECTORY);
    }
  }

  /** Makes what was created, renamed or deleted in the directory survive a power cut. */
  public static void flush(Path directory) throws IOException {
    try (FileChannel channel = FileChannel.open(directory, READ)) {
      channel.force(true);
    }
  }

  private static void refuseExposed(Path file) throws IOException {
    if (!hasModes(file)) {
      return;
    }
    // Kubernetes gives the files of a Secret to the group of the pod (fsGroup).
    Set<PosixFilePermission> refused = MountedSecret.holds(file) ? OTHERS : GROUP_AND_OTHERS;
    for (PosixFilePermission permission : Files.getPosixFilePermissions(file)) {
      if (refused.contains(permission)) {
        throw new IOException(file + " is open to others than its owner; make it mode 0600");
      }
    }
  }

  private static FileAttribute<?>[] mode(Path file) {
    return hasModes(parent(file))
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_FILE)}
        : new FileAttribute<?>[0];
  }

  private static boolean hasModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static Path parent(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent == null) {
      throw new IllegalArgumentException("\"" + file + "\" is no file");
    }
    return parent;
  }
}
