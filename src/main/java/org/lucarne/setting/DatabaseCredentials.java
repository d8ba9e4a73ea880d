package org.lucarne.setting;

import io.quarkus.credentials.CredentialsProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.lucarne.key.Reloaded;
import org.lucarne.key.SecretFile;

/**
 * User and password for each new connection, as their files have them at that moment: a password is
 * changed without a restart. Connections that are open stay open.
 */
@ApplicationScoped
public class DatabaseCredentials implements CredentialsProvider {
  private final Reloaded<Map<String, String>> credentials;

  public DatabaseCredentials(DatabaseConfig config) {
    credentials = new Reloaded<>(() -> read(config));
  }

  @Override
  public Map<String, String> getCredentials(String name) {
    return credentials.refresh();
  }

  private static Map<String, String> read(DatabaseConfig config) {
    Map<String, String> found = new HashMap<>();
    config
        .user()
        .or(() -> config.userFile().map(SecretFile::line))
        .ifPresent(user -> found.put(USER_PROPERTY_NAME, user));
    config
        .passwordFile()
        .map(SecretFile::line)
        .ifPresent(password -> found.put(PASSWORD_PROPERTY_NAME, password));
    return found;
  }
}
