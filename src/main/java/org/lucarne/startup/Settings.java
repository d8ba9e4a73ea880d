package org.lucarne.startup;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

  private static final String PREFIX = "LUCARNE_";

  private static final Set<String> KNOWN =
      Set.of(
          "LUCARNE_MODE",
          "LUCARNE_HOME",
          "LUCARNE_PUBLIC_URL",
          "LUCARNE_STORAGE",
          "LUCARNE_S3_ENDPOINT",
          "LUCARNE_S3_BUCKET",
          "LUCARNE_S3_REGION",
          "LUCARNE_S3_ACCESS_KEY_FILE",
          "LUCARNE_S3_SECRET_KEY_FILE",
          "LUCARNE_S3_PATH_STYLE",
          "LUCARNE_S3_CHECKSUMS",
          "LUCARNE_S3_CHUNKED_ENCODING",
          "LUCARNE_S3_CONNECT_TIMEOUT",
          "LUCARNE_S3_READ_TIMEOUT",
          "LUCARNE_S3_CALL_TIMEOUT",
          "LUCARNE_S3_ATTEMPTS",
          "LUCARNE_S3_MAX_CONNECTIONS",
          "LUCARNE_S3_ACQUIRE_TIMEOUT",
          "LUCARNE_DATABASE_URL",
          "LUCARNE_DATABASE_USER",
          "LUCARNE_DATABASE_PASSWORD_FILE",
          "LUCARNE_KEYS_DIR",
          "LUCARNE_UPLOAD_WINDOW",
          "LUCARNE_DELETE_AFTER",
          "LUCARNE_PURGE_AFTER",
          "LUCARNE_SWEEP_EVERY",
          "LUCARNE_EXPIRES_IN_MIN",
          "LUCARNE_EXPIRES_IN_DEFAULT",
          "LUCARNE_EXPIRES_IN_MAX");

  /** Whoever sends from a shell has these two set; they are not meant for the service. */
  private static final Set<String> OF_THE_CLIENT = Set.of("LUCARNE_URL", "LUCARNE_ACCESS_TOKEN");

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

  /**
   * Names that look like settings and are none: most likely mistyped. They do not stop the start,
   * because Kubernetes gives every container variables such as {@code LUCARNE_SERVICE_HOST} when a
   * service has our name.
   */
  static SortedSet<String> unknown(Set<String> names) {
    return names.stream()
        .filter(name -> name.startsWith(PREFIX) && !name.startsWith("LUCARNE_TEST_"))
        .filter(name -> !KNOWN.contains(name) && !OF_THE_CLIENT.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
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
