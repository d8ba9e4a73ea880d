package org.lucarne.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.bech32.Bech32;
import com.exceptionfactory.jagged.x25519.X25519KeyFactory;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;

/**
 * An age X25519 identity: the private half of a key pair, as {@code age-keygen} writes it.
 *
 * <p>Guarantees: {@code toString} and exceptions print no byte of it; there is one spelling of each
 * key. Restrictions: the bytes stay in memory for as long as the object does.
 */
public final class Identity {
  private static final String HUMAN_READABLE_PART = "AGE-SECRET-KEY-";
  private static final int KEY_BYTES = 32;

  private final byte[] encoded;
  private final String recipient;

  private Identity(byte[] encoded) {
    this.encoded = encoded;
    this.recipient = recipientOf(encoded);
  }

  /** A fresh identity. */
  public static Identity generate() {
    try {
      return new Identity(new X25519KeyPairGenerator().generateKeyPair().getPrivate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("generating an X25519 key pair", e);
    }
  }

  /** Reads one line {@code AGE-SECRET-KEY-1…}: upper case, its checksum right, nothing else. */
  public static Identity parse(String line) throws InvalidIdentityException {
    if (!isCanonical(line)) {
      throw new InvalidIdentityException(
          "expected an age X25519 identity: AGE-SECRET-KEY-1, 58 characters, a right checksum");
    }
    return new Identity(line.getBytes(US_ASCII));
  }

  /**
   * Reads an identity file: exactly one identity, beside comments ({@code #}) and empty lines, that
   * end in LF or CRLF.
   */
  public static Identity parseFile(byte[] text) throws InvalidIdentityException {
    // A comment may hold any bytes; Latin-1 keeps each of them one character.
    List<String> keys =
        Arrays.stream(new String(text, ISO_8859_1).split("\n", -1))
            .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
    if (keys.size() != 1) {
      throw new InvalidIdentityException(
          "expected an age identity file with exactly one key line, found " + keys.size());
    }
    return parse(keys.getFirst());
  }

  /** The ASCII bytes of {@code AGE-SECRET-KEY-1…}, a copy that the caller zeroes. */
  public byte[] encoded() {
    return encoded.clone();
  }

  /** The public half, {@code age1…}. */
  public String recipient() {
    return recipient;
  }

  /** SHA-256 of the 32 raw bytes of the public key. */
  public byte[] recipientDigest() {
    try {
      byte[] publicKey = Bech32.getDecoder().decode(recipient).getData();
      return MessageDigest.getInstance("SHA-256").digest(publicKey);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("digesting a public key", e);
    }
  }

  @Override
  public String toString() {
    return "Identity";
  }

  RecipientStanzaReader stanzaReader() throws GeneralSecurityException {
    return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(
        US_ASCII.decode(ByteBuffer.wrap(encoded)));
  }

  private static boolean isCanonical(String line) {
    try {
      byte[] key = Bech32.getDecoder().decode(line).getData();
      // The decoder lets padding bits and other prefixes through; encoding again does not.
      return key.length == KEY_BYTES
          && Bech32.getEncoder().encode(HUMAN_READABLE_PART, key).toString().equals(line);
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static String recipientOf(byte[] encoded) {
    try {
      SecretKeySpec key = new SecretKeySpec(encoded, "X25519");
      return new String(new X25519KeyFactory().translateKey(key).getEncoded(), US_ASCII);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("deriving an X25519 public key", e);
    }
  }
}
