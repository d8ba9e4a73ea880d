package org.lucarne.picture;

import java.util.Locale;

/** Why no renditions are made of a picture. The original stays as it was sent. */
public enum PictureRefusal {
  /** A picture, of a kind that is recognised and not decoded here: HEIC, AVIF, DICOM. */
  FORMAT_NOT_DECODED,
  /** Nothing that is known as a picture. */
  NO_PICTURE,
  /** More pixels than are decoded, or a side that is too long. */
  TOO_LARGE,
  /** More scans than a photograph has, each of which costs a pass over all of it. */
  TOO_MANY_SCANS,
  /** It ends before its end. */
  TRUNCATED,
  /** Its parts contradict each other, or do not follow the format. */
  INCOHERENT,
  /** Something else lies behind its end. */
  TRAILING_DATA,
  /** The decoder refused it. */
  UNDECODABLE,
  /** Decoding took longer than a picture may. */
  TOO_SLOW,
  /** Decoding took more memory than a picture may. */
  TOO_MUCH_MEMORY;

  /** As in {@code too-many-scans}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
