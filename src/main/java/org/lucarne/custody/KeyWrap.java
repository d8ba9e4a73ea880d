package org.lucarne.custody;

import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.lucarne.envelope.Identity;
import org.lucarne.envelope.InvalidIdentityException;
import org.lucarne.key.KeyRing;
import org.lucarne.key.KeysConfig;
import org.lucarne.key.LiveKeyRing;
import org.lucarne.key.NamedKey;
import org.lucarne.key.Settling;

/**
 * Wraps share keys, and the capsules of sealed links, under a named ring of key-encryption keys:
 * nonce[12] ‖ AES-256-GCM, with the format, the id of the share or link and the key's name as
 * associated data (NIST SP 800-38D).
 *
 * <p><b>Guarantees.</b> What is wrapped opens only for the share or link and under the key name it
 * was made for: rows cannot be swapped.
 *
 * <p><b>Restrictions.</b> Random nonces: one key-encryption key may wrap 2^32 times.
 */
@Singleton
public class KeyWrap {
  private static final String SHARE_KEY = "lucarne/share-key/1";
  private static final String CAPSULE = "lucarne/capsule/1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final LiveKeyRing ring;

  @Inject
  KeyWrap(KeysConfig config) {
    this(
        new LiveKeyRing(
            "wrap", () -> KeyRing.load(config.keysDir().resolve("wrap")), Settling.time(config)));
  }

  KeyWrap(LiveKeyRing ring) {
    this.ring = ring;
  }

  @Scheduled(every = LiveKeyRing.LOOK_EVERY, delayed = LiveKeyRing.LOOK_EVERY)
  void refresh() {
    ring.refresh();
  }

  public WrappedKey wrap(String shareId, Identity shareKey) {
    byte[] plaintext = shareKey.encoded();
    try {
      return wrap(SHARE_KEY, shareId, plaintext);
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  /** The capsule of a sealed link, which is ciphertext already, wrapped as share keys are. */
  public WrappedKey wrapCapsule(String linkId, byte[] capsule) {
    return wrap(CAPSULE, linkId, capsule);
  }

  /**
   * The share key.
   *
   * @throws IllegalStateException when the ring has no such key, or the bytes were not wrapped for
   *     this share
   */
  public Identity unwrap(String shareId, WrappedKey wrapped) {
    byte[] plaintext = unwrap(SHARE_KEY, shareId, wrapped);
    try {
      return Identity.parse(new String(plaintext, StandardCharsets.US_ASCII));
    } catch (InvalidIdentityException e) {
      throw new IllegalStateException("unwrapping the key of share '" + shareId + "'", e);
    } finally {
      Arrays.fill(plaintext, (byte) 0);
    }
  }

  /**
   * The capsule.
   *
   * @throws IllegalStateException as {@link #unwrap} does
   */
  public byte[] unwrapCapsule(String linkId, WrappedKey wrapped) {
    return unwrap(CAPSULE, linkId, wrapped);
  }

  private WrappedKey wrap(String format, String id, byte[] plaintext) {
    NamedKey key = ring.current();
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, format, id).doFinal(plaintext);
      byte[] bytes =
          ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return new WrappedKey(key.name(), bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("wrapping for '" + id + "'", e);
    }
  }

  private byte[] unwrap(String format, String id, WrappedKey wrapped) {
    NamedKey key =
        ring.find(wrapped.keyName())
            .orElseThrow(
                () -> new IllegalStateException("no wrapping key '" + wrapped.keyName() + "'"));
    byte[] nonce = Arrays.copyOf(wrapped.bytes(), NONCE_BYTES);
    try {
      return cipher(Cipher.DECRYPT_MODE, key, nonce, format, id)
          .doFinal(wrapped.bytes(), NONCE_BYTES, wrapped.bytes().length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("unwrapping for '" + id + "'", e);
    }
  }

  private static Cipher cipher(int mode, NamedKey key, byte[] nonce, String format, String id)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key.aes(), new GCMParameterSpec(TAG_BITS, nonce));
    // Neither part may hold the separator, so no two triples give the same bytes.
    String associated = format + '\n' + id + '\n' + key.name();
    cipher.updateAAD(associated.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
