package org.lucarne.startup;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A PostgreSQL that somebody else runs. The password stays in its file until it is needed. */
record DatabaseSettings(String url, Optional<String> user, Optional<Path> passwordFile) {

  static Optional<DatabaseSettings> parse(Map<String, String> variables) {
    // These would be half of a pair with the embedded database's user and password.
    refuse(variables, "QUARKUS_DATASOURCE_JDBC_URL", "use LUCARNE_DATABASE_URL");
    refuse(variables, "QUARKUS_DATASOURCE_USERNAME", "use LUCARNE_DATABASE_USER");
    refuse(variables, "QUARKUS_DATASOURCE_PASSWORD", "use LUCARNE_DATABASE_PASSWORD_FILE");
    String url = variables.get("LUCARNE_DATABASE_URL");
    if (url == null) {
      String without = "has no meaning without LUCARNE_DATABASE_URL";
      refuse(variables, "LUCARNE_DATABASE_USER", without);
      refuse(variables, "LUCARNE_DATABASE_PASSWORD_FILE", without);
      return Optional.empty();
    }
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new StartRefusedException("LUCARNE_DATABASE_URL must begin with jdbc:postgresql:");
    }
    if (url.matches(".*[?&](?i:password|sslpassword)=.*")) {
      throw new StartRefusedException(
          "LUCARNE_DATABASE_URL has a password in it; use LUCARNE_DATABASE_PASSWORD_FILE");
    }
    return Optional.of(
        new DatabaseSettings(
            url,
            Optional.ofNullable(variables.get("LUCARNE_DATABASE_USER")),
            Optional.ofNullable(variables.get("LUCARNE_DATABASE_PASSWORD_FILE")).map(Path::of)));
  }

  private static void refuse(Map<String, String> variables, String name, String reason) {
    if (variables.containsKey(name)) {
      throw new StartRefusedException(name + " is set: " + reason);
    }
  }
}
