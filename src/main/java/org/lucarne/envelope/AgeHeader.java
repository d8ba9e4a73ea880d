package org.lucarne.envelope;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.Objects;

/**
 * The header of an age v1 file (https://c2sp.org/age), read strictly and before any cryptography.
 *
 * <p>Guarantees: one X25519 stanza of the right shape; at most one more, of a type that ends in
 * {@code -grease} (the Rust implementation adds it); at most {@value #MAX_BYTES} bytes.
 * Restrictions: the form says nothing of the recipient, nor that the MAC is right.
 *
 * @param sizeBytes from the version line to the end of the MAC line, both included
 */
public record AgeHeader(int sizeBytes) {
  public static final int MAX_BYTES = 1024;

  private static final String VERSION = "age-encryption.org/v1\n";
  private static final String ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----";

  public AgeHeader {
    if (sizeBytes <= VERSION.length() || sizeBytes > MAX_BYTES) {
      throw new IllegalArgumentException("no age header has " + sizeBytes + " bytes");
    }
  }

  /**
   * Reads the header from the first bytes of a file.
   *
   * @param bytes the first {@value #MAX_BYTES} bytes of the file, or all it has
   * @param length how many of {@code bytes} are the file's
   */
  public static AgeHeader parse(byte[] bytes, int length) throws NotEncryptedException {
    Objects.checkFromIndexSize(0, length, bytes.length);
    requireVersion(bytes, length);
    HeaderLines lines = new HeaderLines(bytes, VERSION.length(), Math.min(length, MAX_BYTES));
    int recipients = 0;
    int greases = 0;
    String line = lines.next();
    while (line.startsWith(Stanza.PREFIX)) {
      Stanza stanza = Stanza.read(line, lines);
      if (stanza.isGrease()) {
        greases++;
      } else if (stanza.isX25519()) {
        recipients++;
      } else {
        throw new NotEncryptedException(
            "expected an age file with X25519 recipients only, found another kind of stanza");
      }
      line = lines.next();
    }
    if (recipients != 1 || greases > 1) {
      throw new NotEncryptedException(
          "expected an age file with exactly one X25519 recipient, found "
              + recipients
              + (greases > 1 ? ", and more than one grease stanza" : ""));
    }
    requireMac(line);
    return new AgeHeader(lines.position());
  }

  private static void requireVersion(byte[] bytes, int length) throws NotEncryptedException {
    if (startsWith(bytes, length, ARMOR)) {
      throw new NotEncryptedException(
          "expected a binary age file, found an armored one: encrypt without --armor");
    }
    if (!startsWith(bytes, length, VERSION)) {
      throw new NotEncryptedException(
          "expected an age v1 file, which begins with the line \"age-encryption.org/v1\":"
              + " encrypt before you send");
    }
  }

  private static void requireMac(String line) throws NotEncryptedException {
    boolean right =
        line.startsWith("--- ")
            && line.length() == "--- ".length() + Stanza.KEY_CHARACTERS
            && Stanza.isCanonicalBase64(line.substring("--- ".length()));
    if (!right) {
      throw new NotEncryptedException(
          "expected the age header to end with \"--- \" and 43 characters of base64");
    }
  }

  private static boolean startsWith(byte[] bytes, int length, String prefix) {
    int end = prefix.length();
    return length >= end && Arrays.equals(bytes, 0, end, prefix.getBytes(US_ASCII), 0, end);
  }
}
