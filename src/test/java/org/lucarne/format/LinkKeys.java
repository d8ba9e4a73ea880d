package org.lucarne.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.exceptionfactory.jagged.bech32.Bech32;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import org.bouncycastle.crypto.generators.SCrypt;
import org.jspecify.annotations.Nullable;
import org.lucarne.envelope.Identity;

/** The keys of a sealed link, as docs/format.md derives them from its code and passphrase. */
public record LinkKeys(Identity identity, String accessKey, @Nullable String gateKey) {
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final byte[] NO_SALT = {};

  public static LinkKeys derive(byte[] secret, @Nullable String passphrase) throws Exception {
    byte[] ikm = passphrase == null ? secret : concatenated(secret, stretched(secret, passphrase));
    byte[] scalar = hkdf(ikm, "lucarne/v1/link-identity", 32);
    String identity = Bech32.getEncoder().encode("AGE-SECRET-KEY-", scalar).toString();
    return new LinkKeys(
        Identity.parse(identity),
        base64url(hkdf(ikm, "lucarne/v1/access", 32)),
        passphrase == null ? null : base64url(hkdf(secret, "lucarne/v1/gate", 32)));
  }

  /** The 16 bytes of a code. */
  static byte[] secretOf(String code) throws RefusedException {
    // What is well formed decodes, but only one spelling of it is the canonical one.
    if (CODE.matcher(code).matches()) {
      byte[] secret = Base64.getUrlDecoder().decode(code);
      if (base64url(secret).equals(code)) {
        return secret;
      }
    }
    throw new RefusedException("code-malformed");
  }

  static String normalized(String passphrase) {
    return Normalizer.normalize(passphrase, Normalizer.Form.NFKC)
        .replaceAll("\\p{IsWhite_Space}+", " ")
        .replaceAll("^ | $", "");
  }

  static byte[] stretched(byte[] secret, String passphrase) throws GeneralSecurityException {
    byte[] salt = hkdf(secret, "lucarne/v1/passphrase-salt", 16);
    return SCrypt.generate(normalized(passphrase).getBytes(UTF_8), salt, 1 << 16, 8, 1, 32);
  }

  /** What the server keeps of an access key or gate key. */
  public static String digest(String key) throws GeneralSecurityException {
    byte[] bytes = Base64.getUrlDecoder().decode(key);
    return base64url(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  @Override
  public String toString() {
    return "LinkKeys";
  }

  private static byte[] hkdf(byte[] ikm, String info, int length) throws GeneralSecurityException {
    HKDFParameterSpec.Builder extract = HKDFParameterSpec.ofExtract().addIKM(ikm).addSalt(NO_SALT);
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(extract.thenExpand(info.getBytes(US_ASCII), length));
  }

  private static byte[] concatenated(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
