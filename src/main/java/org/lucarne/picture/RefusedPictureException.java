package org.lucarne.picture;

/** No renditions are made of this picture. The message is for logs, and holds no byte of it. */
public final class RefusedPictureException extends Exception {
  private static final long serialVersionUID = 1L;

  private final PictureRefusal refusal;

  public RefusedPictureException(PictureRefusal refusal, String message) {
    // An answer, not a fault: where it comes from interests nobody, and a file may cause millions.
    super(message, null, false, false);
    this.refusal = refusal;
  }

  public PictureRefusal refusal() {
    return refusal;
  }
}
