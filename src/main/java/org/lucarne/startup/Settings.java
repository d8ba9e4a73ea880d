package org.lucarne.startup;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lucarne.key.Mode;

/**
 * What must be known before anything starts.
 *
 * @param home where standalone mode keeps everything; absolute
 * @param keysDirectory the directory of the key rings; absolute
 * @param publicUrl an origin, see {@link PublicUrl}
 * @param database a PostgreSQL of the operator's; none means the embedded one
 */
record Settings(
    Mode mode,
    Path home,
    Path keysDirectory,
    String publicUrl,
    Optional<DatabaseSettings> database) {

  /**
   * @param variables by the names of environment variables, see {@link Variables}
   * @throws StartRefusedException naming the variable that is wrong
   */
  static Settings parse(Map<String, String> variables, Path userHome) {
    Mode mode = mode(variables.getOrDefault("LUCARNE_MODE", "standalone"));
    Path home =
        Path.of(variables.getOrDefault("LUCARNE_HOME", userHome.resolve(".lucarne").toString()))
            .toAbsolutePath()
            .normalize();
    Path keys =
        Path.of(variables.getOrDefault("LUCARNE_KEYS_DIR", home.resolve("keys").toString()))
            .toAbsolutePath()
            .normalize();
    Optional<DatabaseSettings> database = DatabaseSettings.parse(variables);
    if (mode == Mode.CLUSTER && database.isEmpty()) {
      throw new StartRefusedException("LUCARNE_DATABASE_URL is missing; cluster mode needs it");
    }
    return new Settings(mode, home, keys, publicUrl(mode, variables), database);
  }

  private static Mode mode(String value) {
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
