package org.lucarne.setting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lucarne.bound.TrustedProxies;
import org.lucarne.key.Mode;
import org.lucarne.share.Lifetimes;

/**
 * What must be known before anything starts.
 *
 * @param home where standalone mode keeps everything; absolute
 * @param keysDirectory the directory of the key rings; absolute
 * @param publicUrl an origin, see {@link PublicUrl}
 * @param database a PostgreSQL of the operator's; none means the embedded one
 * @param migrateAtStart whether a start brings the schema up to date itself
 */
public record Settings(
    Mode mode,
    Path home,
    Path keysDirectory,
    String publicUrl,
    Optional<DatabaseSettings> database,
    boolean migrateAtStart) {

  /**
   * @param variables by the names of environment variables, see {@link Variables}
   * @throws StartRefusedException naming the variable that is wrong
   */
  public static Settings parse(Map<String, String> variables, Path userHome) {
    Mode mode = mode(variables);
    checkProxies(variables);
    checkLifetimes(mode, variables);
    Path home = home(variables, userHome);
    Optional<DatabaseSettings> database = database(mode, variables);
    return new Settings(
        mode,
        home,
        keysDirectory(variables, home),
        publicUrl(mode, variables),
        database,
        migrateAtStart(variables));
  }

  public static Path home(Map<String, String> variables, Path userHome) {
    return absolute(
        variables.getOrDefault("LUCARNE_HOME", userHome.resolve(".lucarne").toString()));
  }

  public static Path keysDirectory(Map<String, String> variables, Path home) {
    return absolute(variables.getOrDefault("LUCARNE_KEYS_DIR", home.resolve("keys").toString()));
  }

  public static Optional<DatabaseSettings> database(Mode mode, Map<String, String> variables) {
    Optional<DatabaseSettings> database = DatabaseSettings.parse(variables);
    if (mode == Mode.CLUSTER && database.isEmpty()) {
      throw new StartRefusedException("LUCARNE_DATABASE_URL is missing; cluster mode needs it");
    }
    return database;
  }

  private static void checkProxies(Map<String, String> variables) {
    if (variables.containsKey("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING")) {
      // It would believe what anybody writes.
      throw new StartRefusedException(
          "QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING is set: use LUCARNE_TRUSTED_PROXIES");
    }
    String proxies = variables.get("LUCARNE_TRUSTED_PROXIES");
    try {
      new TrustedProxies(proxies == null ? List.of() : List.of(proxies.split(",", -1)));
    } catch (IllegalArgumentException e) {
      throw new StartRefusedException(
          "LUCARNE_TRUSTED_PROXIES: " + SettingValues.shown(String.valueOf(e.getMessage())), e);
    }
  }

  private static void checkLifetimes(Mode mode, Map<String, String> variables) {
    try {
      Lifetimes.of(
          mode,
          duration(variables, "LUCARNE_EXPIRES_IN_MIN"),
          duration(variables, "LUCARNE_EXPIRES_IN_DEFAULT"),
          duration(variables, "LUCARNE_EXPIRES_IN_MAX"));
    } catch (IllegalArgumentException e) {
      throw new StartRefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<Duration> duration(Map<String, String> variables, String name) {
    return Optional.ofNullable(variables.get(name)).map(Duration::parse);
  }

  private static Path absolute(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  private static boolean migrateAtStart(Map<String, String> variables) {
    String value = variables.getOrDefault("LUCARNE_MIGRATE_AT_START", "true");
    if (!value.equals("true") && !value.equals("false")) {
      throw new StartRefusedException(
          "LUCARNE_MIGRATE_AT_START is \"" + value + "\"; it can be true or false");
    }
    return value.equals("true");
  }

  public static Mode mode(Map<String, String> variables) {
    String value = variables.getOrDefault("LUCARNE_MODE", "standalone");
    return switch (value) {
      case "standalone" -> Mode.STANDALONE;
      case "cluster" -> Mode.CLUSTER;
      default ->
          throw new StartRefusedException(
              "LUCARNE_MODE is \"" + value + "\"; it can be standalone or cluster");
    };
  }

  private static String publicUrl(Mode mode, Map<String, String> variables) {
    String url = variables.get("LUCARNE_PUBLIC_URL");
    if (url != null) {
      return PublicUrl.parse(url);
    }
    if (mode == Mode.CLUSTER) {
      throw new StartRefusedException("LUCARNE_PUBLIC_URL is missing; cluster mode needs it");
    }
    return PublicUrl.parse(
        "http://localhost:" + variables.getOrDefault("QUARKUS_HTTP_PORT", "8080"));
  }
}
