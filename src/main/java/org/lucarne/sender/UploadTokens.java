package org.lucarne.sender;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lucarne.encoding.Base64Url;
import org.lucarne.key.NamedKey;

/**
 * Upload tokens: what lets a phone go on with one share's uploads after its access token has
 * expired. Derived from the share's id, so nothing of them is stored:
 *
 * <pre>"lup_" base64url( kid[1] ‖ share id[16] ‖ MAC[16] )</pre>
 *
 * MAC = first 16 bytes of HMAC-SHA-256(key derived from signing key {@code kid}, share id). Until
 * when a token is good stands in the share's row.
 */
@Singleton
public class UploadTokens {
  static final String PREFIX = "lup_";

  private static final int ID_BYTES = 16;
  private static final int MAC_BYTES = 16;

  private final SigningKeys keys;

  UploadTokens(SigningKeys keys) {
    this.keys = keys;
  }

  /** The token for a share; the same at every call until another key signs. */
  public String of(String shareId) {
    int kid = keys.currentKid();
    byte[] id = Base64Url.decode(shareId);
    byte[] mac = keys.find(kid).map(key -> mac(key, id)).orElseThrow();
    byte[] token =
        ByteBuffer.allocate(1 + ID_BYTES + MAC_BYTES).put((byte) kid).put(id).put(mac).array();
    return PREFIX + Base64Url.encode(token);
  }

  /** The share that a genuine token is for; empty for anything else. */
  Optional<String> verify(String token) {
    byte[] bytes;
    try {
      bytes = Base64Url.decode(token.substring(PREFIX.length()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != 1 + ID_BYTES + MAC_BYTES) {
      return Optional.empty();
    }
    byte[] id = Arrays.copyOfRange(bytes, 1, 1 + ID_BYTES);
    byte[] mac = Arrays.copyOfRange(bytes, 1 + ID_BYTES, bytes.length);
    return keys.find(Byte.toUnsignedInt(bytes[0]))
        .filter(key -> MessageDigest.isEqual(mac(key, id), mac))
        .map(key -> Base64Url.encode(id));
  }

  private static byte[] mac(NamedKey key, byte[] shareId) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(key.derive("lucarne/upload-token", 32), "HmacSHA256"));
      return Arrays.copyOf(hmac.doFinal(shareId), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 for an upload token", e);
    }
  }
}
