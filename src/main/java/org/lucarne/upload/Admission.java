package org.lucarne.upload;

import org.lucarne.envelope.Identity;
import org.lucarne.share.DeclaredObject;
import org.lucarne.share.StoredContent;

/** What is known of an object before its body is read. */
sealed interface Admission {
  /** It is stored already. */
  record Held(StoredContent content) implements Admission {}

  /** It may come, under this key, as it was declared. */
  record Awaited(Identity shareKey, DeclaredObject declared) implements Admission {
    @Override
    public String toString() {
      return "Awaited";
    }
  }
}
