package org.lucarne.custody;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lucarne.envelope.Identity;
import org.lucarne.key.SecretFile;

/**
 * The files of the server's identities, in a directory that this process may write. Identities come
 * and go: a new one is made well before the last one ends, and an ended one is destroyed, so that
 * nobody can open the capsules that were once addressed to it.
 */
public final class IdentityFiles {
  static final Duration LIFETIME = Duration.ofDays(90);

  /** Senders fetch the recipient and may keep it for a while, so a new one comes early. */
  static final Duration RENEWED_BEFORE = Duration.ofDays(30);

  /** For capsules that were on their way when their identity ended. */
  static final Duration DESTROYED_AFTER = Duration.ofDays(1);

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);

  private final Path directory;

  public IdentityFiles(Path directory) {
    this.directory = directory;
  }

  /** All identities, the one that lasts longest first. */
  List<ServerIdentity> load() {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(IdentityFiles::isIdentity)
          .map(ServerIdentity::load)
          .sorted(Comparator.comparing(ServerIdentity::notAfter).reversed())
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException("The identities in '" + directory + "' cannot be read", e);
    }
  }

  private static boolean isIdentity(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".txt") && !name.startsWith(".");
  }

  /** Makes a new identity if there is none that lasts. */
  public void renew(Instant now) throws IOException {
    SecretFile.makeDirectory(directory);
    List<ServerIdentity> identities = load();
    boolean lasting =
        !identities.isEmpty() && identities.getFirst().notAfter().isAfter(now.plus(RENEWED_BEFORE));
    if (!lasting) {
      create(now);
    }
  }

  private void create(Instant now) throws IOException {
    Path file = directory.resolve(DATE.format(now) + ".txt");
    if (Files.exists(file)) {
      throw new IOException(file + " exists already");
    }
    Identity identity = Identity.generate();
    byte[] secret = identity.encoded();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    String comments =
        "# public key: %s%n# notAfter: %s%n"
            .formatted(identity.recipient(), now.plus(LIFETIME).truncatedTo(ChronoUnit.DAYS));
    text.write(comments.getBytes(StandardCharsets.US_ASCII));
    text.write(secret);
    text.write('\n');
    SecretFile.write(file, text.toByteArray());
    Arrays.fill(secret, (byte) 0);
  }

  /** Destroys the identities that ended a while ago; true if there was one. */
  boolean destroyEnded(Instant now) throws IOException {
    boolean destroyed = false;
    for (ServerIdentity identity : load()) {
      if (now.isAfter(identity.notAfter().plus(DESTROYED_AFTER))) {
        Files.delete(directory.resolve(identity.name()));
        SecretFile.flush(directory);
        destroyed = true;
      }
    }
    return destroyed;
  }
}
