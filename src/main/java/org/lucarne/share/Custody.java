package org.lucarne.share;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is able to decrypt a share. */
public enum Custody {
  /** Link holders and the server. */
  MANAGED,
  /** Link holders only. */
  SEALED;

  /** The one with this name. */
  static Optional<Custody> named(@Nullable String slug) {
    return Arrays.stream(values()).filter(custody -> custody.slug().equals(slug)).findFirst();
  }

  /** As it is sent and stored. */
  @JsonValue
  public String slug() {
    return name().toLowerCase(Locale.ROOT);
  }
}
