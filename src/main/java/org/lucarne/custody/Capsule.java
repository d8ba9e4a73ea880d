package org.lucarne.custody;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.envelope.AgeHeader;
import org.lucarne.envelope.AgeSize;
import org.lucarne.envelope.Identity;
import org.lucarne.envelope.NotEncryptedException;

/** What an opened capsule held, and the name of the server identity that opened it. */
public record Capsule(Identity shareKey, String identityName) {
  /** A capsule file is never larger. */
  public static final int MAX_BYTES = 1024;

  /** The file as JSON carries it, in standard base64 with padding; empty for anything else. */
  public static Optional<byte[]> decode(@Nullable String base64) {
    if (base64 == null || base64.length() % 4 != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Refuses what cannot be a capsule, whomever it is addressed to. */
  public static void checkShape(byte[] file) throws CapsuleException {
    if (file.length > MAX_BYTES) {
      throw new CapsuleException("A capsule has at most " + MAX_BYTES + " bytes.");
    }
    try {
      AgeSize.plaintextBytes(file.length, AgeHeader.parse(file, file.length));
    } catch (NotEncryptedException e) {
      throw new CapsuleException("The capsule is not a binary age file with one X25519 stanza.");
    }
  }

  @Override
  public String toString() {
    return "Capsule opened by " + identityName;
  }
}
