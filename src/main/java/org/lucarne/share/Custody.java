package org.lucarne.share;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who is able to decrypt a share. */
public enum Custody {
  /** Link holders and the server. */
  MANAGED,
  /** Link holders only. */
  SEALED;

  /** As it is sent and stored. */
  @JsonValue
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
