package org.lucarne.setting;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lucarne.key.SecretFile;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where the database is and how to be let in. Holds no secret: the password stays in its file until
 * it is needed, and may be another one the next time.
 */
public record DatabaseSettings(
    String url, Optional<String> user, Optional<Path> userFile, Optional<Path> passwordFile) {

  public static Optional<DatabaseSettings> parse(Map<String, String> variables) {
    // These would be half of a pair with the embedded database's user and password.
    refuse(variables, "QUARKUS_DATASOURCE_JDBC_URL", "use LUCARNE_DATABASE_URL");
    refuse(variables, "QUARKUS_DATASOURCE_USERNAME", "use LUCARNE_DATABASE_USER");
    refuse(variables, "QUARKUS_DATASOURCE_PASSWORD", "use LUCARNE_DATABASE_PASSWORD_FILE");
    String url = variables.get("LUCARNE_DATABASE_URL");
    if (url == null) {
      String without = "has no meaning without LUCARNE_DATABASE_URL";
      refuse(variables, "LUCARNE_DATABASE_USER", without);
      refuse(variables, "LUCARNE_DATABASE_USER_FILE", without);
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
    if (variables.containsKey("LUCARNE_DATABASE_USER")) {
      refuse(variables, "LUCARNE_DATABASE_USER_FILE", "LUCARNE_DATABASE_USER names the user");
    }
    return Optional.of(
        new DatabaseSettings(
            url,
            Optional.ofNullable(variables.get("LUCARNE_DATABASE_USER")),
            Optional.ofNullable(variables.get("LUCARNE_DATABASE_USER_FILE")).map(Path::of),
            Optional.ofNullable(variables.get("LUCARNE_DATABASE_PASSWORD_FILE")).map(Path::of)));
  }

  /**
   * Its connections, for what runs without the service's pool.
   *
   * @throws StartRefusedException when the driver does not understand the URL
   * @throws org.lucarne.key.KeyRingException when a file with user or password cannot be read
   */
  public PGSimpleDataSource connections() {
    PGSimpleDataSource connections = new PGSimpleDataSource();
    try {
      connections.setURL(url);
    } catch (IllegalArgumentException e) {
      throw new StartRefusedException("LUCARNE_DATABASE_URL cannot be understood", e);
    }
    user.or(() -> userFile.map(SecretFile::line)).ifPresent(connections::setUser);
    passwordFile.map(SecretFile::line).ifPresent(connections::setPassword);
    connections.setApplicationName("lucarne");
    return connections;
  }

  /** The port in the URL of the embedded database. */
  public int port() {
    return connections().getPortNumbers()[0];
  }

  private static void refuse(Map<String, String> variables, String name, String reason) {
    if (variables.containsKey(name)) {
      throw new StartRefusedException(name + " is set: " + reason);
    }
  }
}
