package org.lucarne.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * One secret of a ring, 32 random bytes, known by its name.
 *
 * <p>Guarantees: different {@code info} gives independent bytes, and none of them gives away the
 * key. Restrictions: use the key itself ({@link #aes}) or what is derived from it, not both in one
 * ring.
 */
public final class NamedKey {
  static final int BYTES = 32;

  private final String name;
  private final byte[] secret;

  NamedKey(String name, byte[] secret) {
    this.name = name;
    this.secret = secret.clone();
  }

  public String name() {
    return name;
  }

  /** HKDF-SHA-256 (RFC 5869) of this key with an empty salt. */
  public byte[] derive(String info, int bytes) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveData(
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .thenExpand(info.getBytes(StandardCharsets.UTF_8), bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("deriving \"" + info + "\" from key " + name, e);
    }
  }

  /** The 32 bytes as an AES-256 key. */
  public SecretKey aes() {
    return new SecretKeySpec(secret, "AES");
  }

  @Override
  public String toString() {
    return "NamedKey[" + name + "]";
  }
}
