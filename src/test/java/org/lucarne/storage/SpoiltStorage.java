package org.lucarne.storage;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Makes the service's storage give out other bytes than it was given, whichever storage the run
 * has: files are changed where they lie, S3 answers are changed on their way.
 */
public final class SpoiltStorage {
  private static final Map<Path, Path> SAVED = new HashMap<>();

  private SpoiltStorage() {}

  /** What happens to one object; positions are those of the ciphertext. */
  public enum Damage {
    FLIPPED,
    CUT,
    RESET,
    GONE;

    /** Files know no reset: an object loses its last byte instead. */
    public void at(String key, long position) throws IOException {
      if (isS3()) {
        FaultyS3.shared().fault("GET", fault(position));
        return;
      }
      Path file = save(key);
      switch (this) {
        case FLIPPED -> flip(file, position);
        case CUT -> cut(file, position);
        case RESET -> cut(file, Files.size(file) - 1);
        case GONE -> Files.delete(file);
      }
    }

    private Fault fault(long position) {
      return switch (this) {
        case FLIPPED -> Fault.flipByteAt(position);
        case CUT -> Fault.truncateAfter(position);
        case RESET -> Fault.resetAfter(position);
        case GONE -> Fault.answer(404, "NoSuchKey");
      };
    }
  }

  public static boolean isS3() {
    return ConfigProvider.getConfig().getValue("lucarne.storage", String.class).equals("s3");
  }

  /** Nothing can be read any more. */
  public static void takeDown() throws IOException {
    if (isS3()) {
      FaultyS3.shared().fault("GET", Fault.REFUSE);
    } else {
      Files.move(objects(), objects().resolveSibling("objects-away"));
    }
  }

  /** Everything is as it was. */
  public static void repair() throws IOException {
    if (isS3()) {
      FaultyS3.shared().fault(Fault.PASS);
      return;
    }
    Path away = objects().resolveSibling("objects-away");
    if (Files.exists(away)) {
      Files.move(away, objects());
    }
    for (Map.Entry<Path, Path> saved : SAVED.entrySet()) {
      Files.move(saved.getValue(), saved.getKey(), StandardCopyOption.REPLACE_EXISTING);
    }
    SAVED.clear();
  }

  private static Path objects() {
    return ConfigProvider.getConfig().getValue("lucarne.home", Path.class).resolve("objects");
  }

  private static Path save(String key) throws IOException {
    Path file = new ObjectDirectory(objects()).file(new ObjectKey(key));
    Path copy = file.resolveSibling(".saved-" + file.getFileName());
    Files.copy(file, copy);
    SAVED.put(file, copy);
    return file;
  }

  private static void flip(Path file, long position) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(position);
      int old = bytes.read();
      bytes.seek(position);
      bytes.write(old ^ 1);
    }
  }

  private static void cut(Path file, long length) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(length);
    }
  }
}
