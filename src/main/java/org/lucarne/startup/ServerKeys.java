package org.lucarne.startup;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lucarne.custody.IdentityFiles;
import org.lucarne.key.KeyRing;
import org.lucarne.key.SecretFile;

/** The keys the service cannot do without: rings to sign and to wrap with, and its identity. */
final class ServerKeys {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  private final Path directory;

  ServerKeys(Path directory) {
    this.directory = directory;
  }

  /** Whether the keys that stored data depends on are there; identities come and go. */
  boolean haveRings() throws IOException {
    return !files(ring("link"), "*.key").isEmpty() && !files(ring("wrap"), "*.key").isEmpty();
  }

  void makeMissing(Instant now) throws IOException {
    SecretFile.makeDirectory(directory);
    if (files(ring("link"), "*.key").isEmpty()) {
      KeyRing.create(ring("link"), "0");
    }
    if (files(ring("wrap"), "*.key").isEmpty()) {
      KeyRing.create(ring("wrap"), DATE.format(now));
    }
    new IdentityFiles(ring("identity")).renew(now);
  }

  /**
   * @throws StartRefusedException when a ring or the identity is missing
   * @throws org.lucarne.key.KeyRingException when a key is damaged or open to others
   */
  void check() throws IOException {
    for (String name : List.of("link", "wrap", "identity")) {
      if (!Files.isDirectory(ring(name))) {
        throw new StartRefusedException(
            "LUCARNE_KEYS_DIR is " + directory + ", and there is no directory " + name + " in it");
      }
    }
    KeyRing.load(ring("link"));
    KeyRing.load(ring("wrap"));
    List<Path> identities = files(ring("identity"), "*.txt");
    if (identities.isEmpty()) {
      throw new StartRefusedException(
          "LUCARNE_KEYS_DIR is " + directory + ", and there is no identity/*.txt in it");
    }
    for (Path identity : identities) {
      Arrays.fill(SecretFile.read(identity), (byte) 0);
    }
  }

  private Path ring(String name) {
    return directory.resolve(name);
  }

  private static List<Path> files(Path directory, String pattern) throws IOException {
    List<Path> found = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, pattern)) {
        files.forEach(found::add);
      }
      found.removeIf(file -> String.valueOf(file.getFileName()).startsWith("."));
    }
    return found;
  }
}
