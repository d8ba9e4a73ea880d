package org.lucarne.view;

import java.io.InputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.link.KeyProof;
import org.lucarne.problem.ProblemException;
import org.lucarne.problem.ProblemType;
import org.lucarne.problem.SmallBody;
import org.lucarne.problem.StrictJsonReader;
import org.lucarne.problem.Validation;

/**
 * What a click carries: the landing page's hidden field, or a program's JSON, or nothing.
 *
 * @param accessKey proves the secret of a sealed link
 * @param gateKey proves that of one with a passphrase, without the passphrase
 */
record Click(@Nullable String proof, @Nullable KeyProof accessKey, @Nullable KeyProof gateKey) {
  private static final int MAX_BYTES = 4_096;

  static Click read(@Nullable String contentType, InputStream body) {
    byte[] bytes = SmallBody.read(body, MAX_BYTES);
    if (bytes.length == 0) {
      return new Click(null, null, null);
    }
    String type = contentType == null ? "" : contentType.replaceFirst(";.*", "").strip();
    if (type.equalsIgnoreCase("application/x-www-form-urlencoded")) {
      return new Click(new FormFields(bytes).field("proof"), null, null);
    }
    if (type.equalsIgnoreCase("application/json")) {
      return of(StrictJsonReader.read(bytes, OpenRequest.class));
    }
    throw new ProblemException(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Opening takes a form or JSON.");
  }

  private static Click of(OpenRequest request) {
    Validation validation = new Validation();
    KeyProof accessKey = key(request.accessKey(), "#/accessKey", validation);
    KeyProof gateKey = key(request.gateKey(), "#/gateKey", validation);
    validation.finish();
    return new Click(null, accessKey, gateKey);
  }

  private static @Nullable KeyProof key(
      @Nullable String text, String pointer, Validation validation) {
    Optional<KeyProof> key = text == null ? Optional.empty() : KeyProof.parse(text);
    validation.check(
        text == null || key.isPresent(),
        pointer,
        "A key is 43 characters of base64url, without padding.");
    return key.orElse(null);
  }

  /** The JSON body. What the link does not ask for is passed over. */
  record OpenRequest(
      @Nullable String passphrase, @Nullable String accessKey, @Nullable String gateKey) {
    @Override
    public String toString() {
      return "OpenRequest";
    }
  }

  @Override
  public String toString() {
    return "Click";
  }
}
