package org.lucarne.custody;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.lucarne.envelope.Identity;
import org.lucarne.envelope.InvalidIdentityException;
import org.lucarne.key.KeyRingException;
import org.lucarne.key.SecretFile;

/**
 * One of the server's own age identities: capsules are addressed to its recipient. Its file is one
 * that {@code age-keygen} writes, with a line {@code # notAfter: <instant>}.
 */
record ServerIdentity(String name, Identity identity, Instant notAfter) {
  private static final String NOT_AFTER = "# notAfter: ";

  static ServerIdentity load(Path file) {
    try {
      byte[] text = SecretFile.read(file);
      Instant notAfter =
          notAfter(new String(text, StandardCharsets.UTF_8))
              .orElseThrow(() -> unusable(file, "it has no line '" + NOT_AFTER + "<instant>'"));
      return new ServerIdentity(file.getFileName().toString(), Identity.parseFile(text), notAfter);
    } catch (IOException e) {
      throw new KeyRingException(
          "the identity file " + file + " cannot be read: " + e.getMessage(), e);
    } catch (InvalidIdentityException e) {
      throw unusable(file, "it is no age identity file");
    }
  }

  private static Optional<Instant> notAfter(String text) {
    try {
      return text.lines()
          .filter(line -> line.startsWith(NOT_AFTER))
          .findFirst()
          .map(line -> Instant.parse(line.substring(NOT_AFTER.length()).trim()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static KeyRingException unusable(Path file, String why) {
    return new KeyRingException("the identity file " + file + " cannot be used: " + why);
  }

  @Override
  public String toString() {
    return "ServerIdentity " + name + " until " + notAfter;
  }
}
