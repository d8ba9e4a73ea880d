package org.lucarne.share;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a share stands in its life, which has one direction. */
public enum ShareState {
  /** Takes the objects it declared. */
  OPEN,
  /** Every declared object is stored; nothing more may be added. */
  COMPLETE,
  /** Answers nothing to link holders any more; final. */
  EXPIRED,
  /** Its key is destroyed. */
  DELETED;

  @JsonValue
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
