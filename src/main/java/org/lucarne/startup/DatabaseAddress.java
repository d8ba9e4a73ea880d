package org.lucarne.startup;

import java.util.Optional;

/** Where the database is and how to be let in. Holds a secret. */
record DatabaseAddress(String url, Optional<String> user, Optional<String> password) {
  @Override
  public String toString() {
    return "DatabaseAddress[" + url + "]";
  }
}
