package org.lucarne.problem;

import java.io.IOException;
import java.io.InputStream;

/** A request's body that is read whole: a document or a form. */
public final class SmallBody {
  private SmallBody() {}

  /**
   * All its bytes.
   *
   * @throws ProblemException {@code content-too-large} beyond the limit; {@code malformed-request}
   *     when the connection broke, or its chunks cannot be read
   */
  public static byte[] read(InputStream body, int maxBytes) {
    byte[] bytes;
    try {
      bytes = body.readNBytes(maxBytes + 1);
    } catch (IOException e) {
      throw new ProblemException(ProblemType.MALFORMED_REQUEST, "The body broke off.");
    }
    if (bytes.length > maxBytes) {
      throw new ProblemException(
          ProblemType.CONTENT_TOO_LARGE, "The body may have " + maxBytes + " bytes here.");
    }
    return bytes;
  }
}
