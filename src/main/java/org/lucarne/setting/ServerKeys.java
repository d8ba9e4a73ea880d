package org.lucarne.setting;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.lucarne.custody.IdentityFiles;
import org.lucarne.key.KeyRing;
import org.lucarne.key.SecretFile;
import org.lucarne.sender.SigningKeys;

/** The keys the service cannot do without: rings to sign and to wrap with, and its identity. */
public final class ServerKeys {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  private final Path directory;

  public ServerKeys(Path directory) {
    this.directory = directory;
  }

  /** Whether the keys that stored data depends on are there; identities come and go. */
  boolean haveRings() throws IOException {
    return !files(ring("link"), "*.key").isEmpty() && !files(ring("wrap"), "*.key").isEmpty();
  }

  /** New keys would start a service that cannot open what it stored under the old ones. */
  public void refuseToReplaceThoseOf(Path home) throws IOException {
    if (Files.exists(home.resolve("postgres")) && !haveRings()) {
      throw new StartRefusedException(
          "there is data in " + home + ", but its keys are not in " + directory);
    }
  }

  /** Makes what is missing; returns the files that it made. */
  public List<Path> makeMissing(Instant now) throws IOException {
    List<Path> made = new ArrayList<>();
    SecretFile.makeDirectory(directory);
    if (files(ring("link"), "*.key").isEmpty()) {
      made.add(KeyRing.create(ring("link"), "0"));
    }
    if (files(ring("wrap"), "*.key").isEmpty()) {
      made.add(KeyRing.create(ring("wrap"), DATE.format(now)));
    }
    new IdentityFiles(ring("identity")).renew(now).ifPresent(made::add);
    return made;
  }

  /** The next number. Links under the keys before it stay good for as long as those are there. */
  public Path addLinkKey() {
    int next = Integer.parseInt(SigningKeys.load(ring("link")).current().name()) + 1;
    if (next > SigningKeys.MAX_KID) {
      throw new StartRefusedException(
          ring("link") + " has used up its numbers, which end at " + SigningKeys.MAX_KID);
    }
    return KeyRing.create(ring("link"), Integer.toString(next));
  }

  /** Named by the day, and by a number behind it where that day has one already. */
  public Path addWrapKey(Instant now) {
    KeyRing ring = KeyRing.load(ring("wrap"));
    String day = DATE.format(now);
    return IntStream.rangeClosed(1, 9)
        .mapToObj(number -> number == 1 ? day : day + "." + number)
        .filter(ring::wouldBeCurrent)
        .findFirst()
        .map(name -> KeyRing.create(ring("wrap"), name))
        .orElseThrow(() ->
            new StartRefusedException(
                "a key named " + day + " would not come after " + ring.current().name()));
  }

  public Path addIdentity(Instant now) throws IOException {
    return new IdentityFiles(ring("identity")).add(now);
  }

  /**
   * @throws StartRefusedException when a ring or the identity is missing
   * @throws org.lucarne.key.KeyRingException when a key is damaged or open to others
   */
  public void check() throws IOException {
    for (String name : List.of("link", "wrap", "identity")) {
      if (!Files.isDirectory(ring(name))) {
        throw new StartRefusedException(
            "LUCARNE_KEYS_DIR is " + directory + ", and there is no directory " + name + " in it");
      }
    }
    SigningKeys.load(ring("link"));
    KeyRing.load(ring("wrap"));
    if (files(ring("identity"), "*.txt").isEmpty()) {
      throw new StartRefusedException(
          "LUCARNE_KEYS_DIR is " + directory + ", and there is no identity/*.txt in it");
    }
    new IdentityFiles(ring("identity")).check();
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
