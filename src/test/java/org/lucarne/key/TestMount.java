package org.lucarne.key;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A directory that is filled and changed as Kubernetes does it with a Secret. */
public final class TestMount {
  private final Path directory;
  private int generation;
  private Path current;

  public TestMount(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.current = directory;
  }

  /** All files are exchanged in one step; what was there before is removed afterwards. */
  public void exchange(Map<String, String> files) throws IOException {
    Path before = current;
    current = Files.createDirectory(directory.resolve("..2026_11_25_" + generation++));
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path written = Files.writeString(current.resolve(file.getKey()), file.getValue());
      Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("r--r-----"));
    }
    Path link = directory.resolve("..data_tmp");
    Files.createSymbolicLink(link, current.getFileName());
    Files.move(link, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    for (String name : files.keySet()) {
      Path visible = directory.resolve(name);
      if (!Files.isSymbolicLink(visible)) {
        Files.createSymbolicLink(visible, Path.of("..data", name));
      }
    }
    remove(before);
  }

  private void remove(Path before) throws IOException {
    if (before.equals(directory)) {
      return;
    }
    try (var files = Files.newDirectoryStream(before)) {
      for (Path file : files) {
        Files.delete(file);
        Path visible = directory.resolve(file.getFileName());
        if (Files.notExists(visible)) {
          Files.deleteIfExists(visible);
        }
      }
    }
    Files.delete(before);
  }
}
