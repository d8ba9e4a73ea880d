package org.lucarne.link.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The signed string inside a link: {@code base64url( kid[1] ‖ link id[16] ‖ MAC[16] )}, 44
 * characters, where MAC is the first 16 bytes of HMAC-SHA-256(signing key {@code kid},
 * "lucarne.link.v1" ‖ link id).
 *
 * <p><b>Guarantees.</b> A string that verifies was made with the key that its {@code kid} names.
 * There is one spelling for each token: other encodings of the same bytes are refused. MACs are
 * compared in constant time.
 *
 * <p><b>Restrictions.</b> It says nothing about expiry, views or revocation; the link's row does.
 * The {@code kid} is not under the MAC: it only selects the key, and another key gives another MAC.
 */
public final class LinkToken {
  /** Length of every token. */
  public static final int CHARS = 44;

  /** The highest {@code kid}: above it a token would begin with a dash or an underscore. */
  public static final int MAX_KID = 247;

  private static final int ID_BYTES = 16;
  private static final int MAC_BYTES = 16;
  private static final byte[] CONTEXT = "lucarne.link.v1".getBytes(StandardCharsets.US_ASCII);

  private LinkToken() {}

  /** The token of a link. */
  public static String sign(int kid, byte[] linkId, byte[] signingKey) {
    if (kid < 0 || kid > MAX_KID || linkId.length != ID_BYTES) {
      throw new IllegalArgumentException("signing needs a kid of 0 to 247 and an id of 16 bytes");
    }
    byte[] token =
        ByteBuffer.allocate(1 + ID_BYTES + MAC_BYTES)
            .put((byte) kid)
            .put(linkId)
            .put(mac(linkId, signingKey))
            .array();
    return encode(token);
  }

  /**
   * The link id in a genuine token; empty for everything else.
   *
   * @param signingKeys the key of a {@code kid}, or null where there is none
   */
  public static Optional<Verified> verify(
      String token, IntFunction<byte @Nullable []> signingKeys) {
    if (token.length() != CHARS) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    int kid = Byte.toUnsignedInt(bytes[0]);
    byte[] key = kid > MAX_KID ? null : signingKeys.apply(kid);
    if (key == null) {
      return Optional.empty();
    }
    byte[] linkId = Arrays.copyOfRange(bytes, 1, 1 + ID_BYTES);
    byte[] mac = Arrays.copyOfRange(bytes, 1 + ID_BYTES, bytes.length);
    return MessageDigest.isEqual(mac(linkId, key), mac)
        ? Optional.of(new Verified(kid, linkId))
        : Optional.empty();
  }

  /** Whether mail programs keep the token's end: they drop a dash or an underscore there. */
  public static boolean survivesMail(String token) {
    return Character.isLetterOrDigit(token.charAt(token.length() - 1));
  }

  private static byte[] mac(byte[] linkId, byte[] signingKey) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(signingKey, "HmacSHA256"));
      hmac.update(CONTEXT);
      return Arrays.copyOf(hmac.doFinal(linkId), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 for a link token", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What a genuine token names. */
  public record Verified(int kid, byte[] linkId) {
    /** The link's id as it stands in its row. */
    public String id() {
      return encode(linkId);
    }

    @Override
    public String toString() {
      return "Verified token of kid " + kid;
    }
  }
}
