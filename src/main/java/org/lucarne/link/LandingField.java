package org.lucarne.link;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.lucarne.encoding.Base64Url;
import org.lucarne.key.NamedKey;
import org.lucarne.sender.SigningKeys;
import org.lucarne.time.DatabaseClock;

/**
 * The hidden field of a landing page: a MAC over the link's id and a ten-minute slot. It proves
 * that a click came from a page of ours where the browser sends neither {@code Sec-Fetch-Site} nor
 * {@code Origin}.
 */
@Singleton
public class LandingField {
  private static final long SLOT_SECONDS = Duration.ofMinutes(10).toSeconds();
  private static final int MAC_BYTES = 16;

  private final SigningKeys keys;
  private final DatabaseClock clock;

  LandingField(SigningKeys keys, DatabaseClock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The field's value for a page made now. */
  public String of(String linkId) {
    int kid = keys.currentKid();
    NamedKey key = keys.find(kid).orElseThrow();
    byte[] mac = mac(key, linkId, slot(clock.now()));
    return kid + "." + Base64Url.encode(mac);
  }

  /** Whether the value is from a page made in this slot or the one before. */
  public boolean isGenuine(String linkId, String value) {
    int dot = value.indexOf('.');
    if (dot < 1 || dot > 3 || !value.substring(0, dot).matches("\\d+")) {
      return false;
    }
    byte[] given;
    try {
      given = Base64Url.decode(value.substring(dot + 1));
    } catch (IllegalArgumentException e) {
      return false;
    }
    long slot = slot(clock.now());
    return keys.find(Integer.parseInt(value.substring(0, dot)))
        .filter(key ->
            MessageDigest.isEqual(mac(key, linkId, slot), given)
                || MessageDigest.isEqual(mac(key, linkId, slot - 1), given))
        .isPresent();
  }

  private static long slot(Instant now) {
    return Math.floorDiv(now.getEpochSecond(), SLOT_SECONDS);
  }

  private static byte[] mac(NamedKey key, String linkId, long slot) {
    try {
      Mac hmac = Mac.getInstance("HmacSHA256");
      hmac.init(new SecretKeySpec(key.derive("lucarne/landing-field", 32), "HmacSHA256"));
      hmac.update(linkId.getBytes(StandardCharsets.US_ASCII));
      hmac.update(ByteBuffer.allocate(Long.BYTES).putLong(slot).array());
      return Arrays.copyOf(hmac.doFinal(), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HMAC-SHA-256 for a landing page", e);
    }
  }
}
