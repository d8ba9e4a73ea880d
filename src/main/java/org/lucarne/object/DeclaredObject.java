package org.lucarne.object;

import org.jspecify.annotations.Nullable;
import org.lucarne.problem.Validation;

/** What a sender announced about an object before sending it: of the ciphertext. */
public record DeclaredObject(@Nullable Long bytes, @Nullable Sha256Digest digest) {

  /** Refuses a size or a digest that cannot be; both must be there where they are required. */
  public static DeclaredObject check(
      @Nullable Long size,
      @Nullable String digest,
      long most,
      boolean required,
      String pointer,
      Validation validation) {
    validation.check(
        size == null ? !required : size >= 1 && size <= most,
        pointer + "/size",
        size == null
            ? "Sealed custody needs the size of every object."
            : "An object has 1 to " + most + " bytes.");
    Sha256Digest parsed = digest == null ? null : Sha256Digest.parse(digest).orElse(null);
    validation.check(
        digest == null ? !required : parsed != null,
        pointer + "/digest",
        digest == null
            ? "Sealed custody needs the digest of every object."
            : "A digest reads 'sha-256=:…base64…:' (RFC 9530).");
    return new DeclaredObject(size, parsed);
  }
}
