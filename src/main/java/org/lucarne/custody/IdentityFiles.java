package org.lucarne.custody;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
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
import java.util.Optional;
import java.util.stream.Stream;
import org.lucarne.envelope.Identity;
import org.lucarne.key.KeyRingException;
import org.lucarne.key.MountedSecret;
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

  /**
   * All identities, the one that lasts longest first.
   *
   * @throws KeyRingException when one of them cannot be used
   */
  List<ServerIdentity> load() {
    try {
      return MountedSecret.read(directory, IdentityFiles::identities);
    } catch (IOException | UncheckedIOException e) {
      throw new KeyRingException("the identities in " + directory + " cannot be read: " + e, e);
    }
  }

  private static List<ServerIdentity> identities(Path files) throws IOException {
    try (Stream<Path> all = Files.list(files)) {
      return all.filter(IdentityFiles::isIdentity)
          .map(ServerIdentity::load)
          .sorted(Comparator.comparing(ServerIdentity::notAfter).reversed())
          .toList();
    }
  }

  /**
   * The same, when there is one.
   *
   * @throws KeyRingException when there is none, or one of them cannot be used
   */
  List<ServerIdentity> loadSome() {
    List<ServerIdentity> identities = load();
    if (identities.isEmpty()) {
      throw new KeyRingException("there is no identity in " + directory);
    }
    return identities;
  }

  /**
   * @throws KeyRingException when there is none, or one of them cannot be used
   */
  public void check() {
    loadSome();
  }

  private static boolean isIdentity(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".txt") && !name.startsWith(".");
  }

  /** Makes a new identity if there is none that lasts; returns its file. */
  public Optional<Path> renew(Instant now) throws IOException {
    SecretFile.makeDirectory(directory);
    List<ServerIdentity> identities = load();
    boolean lasting =
        !identities.isEmpty() && identities.getFirst().notAfter().isAfter(now.plus(RENEWED_BEFORE));
    return lasting ? Optional.empty() : Optional.of(create(now, now.plus(LIFETIME)));
  }

  /** Makes a new identity that outlasts all others, so that it is the one published. */
  public Path add(Instant now) throws IOException {
    SecretFile.makeDirectory(directory);
    Instant notAfter =
        load().stream()
            .map(identity -> identity.notAfter().plus(1, ChronoUnit.DAYS))
            .reduce(now.plus(LIFETIME), (one, other) -> one.isAfter(other) ? one : other);
    return create(now, notAfter);
  }

  private Path create(Instant now, Instant notAfter) throws IOException {
    Path file = unusedFile(DATE.format(now));
    Identity identity = Identity.generate();
    byte[] secret = identity.encoded();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    String comments =
        "# public key: %s%n# notAfter: %s%n"
            .formatted(identity.recipient(), notAfter.truncatedTo(ChronoUnit.DAYS));
    text.write(comments.getBytes(StandardCharsets.US_ASCII));
    text.write(secret);
    text.write('\n');
    SecretFile.write(file, text.toByteArray());
    Arrays.fill(secret, (byte) 0);
    return file;
  }

  /** Named by the day, and by a number behind it where that day has one already. */
  private Path unusedFile(String day) {
    Path file = directory.resolve(day + ".txt");
    for (int number = 2; Files.exists(file); number++) {
      file = directory.resolve(day + "." + number + ".txt");
    }
    return file;
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
