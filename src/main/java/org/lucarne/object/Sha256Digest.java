package org.lucarne.object;

import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lucarne.encoding.Sha256;

/** A SHA-256 digest of ciphertext, written as in RFC 9530: {@code sha-256=:<base64>:}. */
public record Sha256Digest(byte[] bytes) {
  private static final Pattern ENTRY = Pattern.compile("sha-256=:([A-Za-z0-9+/]{43}=):");

  public Sha256Digest {
    if (bytes.length != 32) {
      throw new IllegalArgumentException("a SHA-256 digest has 32 bytes, not " + bytes.length);
    }
    bytes = bytes.clone();
  }

  /** Of a whole object. */
  public static Sha256Digest of(byte[] object) {
    return new Sha256Digest(Sha256.of(object));
  }

  /** The digest, if the text is exactly one in this form. */
  public static Optional<Sha256Digest> parse(String text) {
    Matcher matcher = ENTRY.matcher(text);
    return matcher.matches()
        ? Optional.of(new Sha256Digest(Base64.getDecoder().decode(matcher.group(1))))
        : Optional.empty();
  }

  @Override
  @JsonValue
  public String toString() {
    return "sha-256=:" + Base64.getEncoder().encodeToString(bytes) + ":";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Sha256Digest digest && MessageDigest.isEqual(bytes, digest.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
