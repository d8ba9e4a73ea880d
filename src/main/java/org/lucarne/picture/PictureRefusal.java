package org.lucarne.picture;

import java.util.Locale;

/** Why no renditions are made of a picture. The original stays as it was sent. */
public enum PictureRefusal {
  /**
   * Of a kind that is recognised and not decoded here: DICOM, PDF, HEIC where libheif is missing.
   */
  FORMAT_NOT_DECODED,
  /** Nothing that is known as a picture. */
  NO_PICTURE,
  /** More pixels than are decoded, or a side that is too long. */
  TOO_LARGE,
  /** More scans than a photograph has, each of which costs a pass over all of it. */
  TOO_MANY_SCANS,
  /** It says that it has no pixels. */
  INCOHERENT,
  /** The decoder refused it. */
  UNDECODABLE,
  /**
   * Decoding took more of the processor's time than a picture may, or no attempt came to an end.
   */
  TOO_SLOW,
  /** Decoding took more memory than a picture may. */
  TOO_MUCH_MEMORY;

  /** As in {@code too-many-scans}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
