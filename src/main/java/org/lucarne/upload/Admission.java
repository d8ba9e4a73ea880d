package org.lucarne.upload;

import org.jspecify.annotations.Nullable;
import org.lucarne.envelope.Identity;
import org.lucarne.object.DeclaredObject;
import org.lucarne.object.StoredContent;

/** What is known of an object before its body is read. */
sealed interface Admission {
  /** It is stored already. */
  record Held(StoredContent content) implements Admission {}

  /** It may come as it was declared, under this key; in sealed custody nobody here has it. */
  record Awaited(@Nullable Identity shareKey, DeclaredObject declared) implements Admission {
    @Override
    public String toString() {
      return "Awaited";
    }
  }
}
