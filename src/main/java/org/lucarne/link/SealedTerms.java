package org.lucarne.link;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.custody.Capsule;
import org.lucarne.custody.CapsuleException;
import org.lucarne.object.Sha256Digest;
import org.lucarne.problem.Validation;
import org.lucarne.share.Custody;
import org.lucarne.share.LinkRequest;

/**
 * What a sealed link has besides: the capsule that only its secret opens, and the digests of the
 * keys that prove the secret.
 *
 * @param gateDigest null without a passphrase
 */
record SealedTerms(byte[] capsule, byte[] accessDigest, byte @Nullable [] gateDigest) {
  /** Null in managed custody, and when something was refused. */
  static @Nullable SealedTerms check(
      LinkRequest request, Custody custody, String pointer, Validation validation) {
    if (custody == Custody.MANAGED) {
      String sealedOnly = "This member belongs to sealed custody.";
      validation.check(request.capsule() == null, pointer + "/capsule", sealedOnly);
      validation.check(request.accessDigest() == null, pointer + "/accessDigest", sealedOnly);
      validation.check(request.gateDigest() == null, pointer + "/gateDigest", sealedOnly);
      return null;
    }
    byte[] capsule = capsule(request.capsule(), pointer + "/capsule", validation);
    byte[] access = digest(request.accessDigest(), pointer + "/accessDigest", validation);
    byte[] gate =
        request.gateDigest() == null
            ? null
            : digest(request.gateDigest(), pointer + "/gateDigest", validation);
    return capsule == null || access == null ? null : new SealedTerms(capsule, access, gate);
  }

  private static byte @Nullable [] capsule(
      @Nullable String base64, String pointer, Validation validation) {
    byte[] file = Capsule.decode(base64).orElse(null);
    if (file == null) {
      validation.refuse(
          pointer, "A sealed link needs its capsule, in standard base64 with padding.");
      return null;
    }
    try {
      Capsule.checkShape(file);
      return file;
    } catch (CapsuleException e) {
      validation.refuse(pointer, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static byte @Nullable [] digest(
      @Nullable String text, String pointer, Validation validation) {
    Optional<byte[]> digest = text == null ? Optional.empty() : digest(text);
    validation.check(
        digest.isPresent(),
        pointer,
        "This is the SHA-256 of the key: 43 characters of base64url, without padding.");
    return digest.orElse(null);
  }

  /** The form of RFC 9530, in which the digests of objects are written, is understood too. */
  private static Optional<byte[]> digest(String text) {
    Optional<Sha256Digest> structured = Sha256Digest.parse(text);
    return structured.isPresent() ? structured.map(Sha256Digest::bytes) : KeyProof.decode(text);
  }

  @Override
  public String toString() {
    return "SealedTerms";
  }
}
