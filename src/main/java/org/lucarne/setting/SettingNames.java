package org.lucarne.setting;

import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names of all settings, wherever they are read: docs/configuration.md lists the same. */
public final class SettingNames {
  private static final String PREFIX = "LUCARNE_";

  static final Set<String> KNOWN =
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
          "LUCARNE_DATABASE_USER_FILE",
          "LUCARNE_DATABASE_PASSWORD_FILE",
          "LUCARNE_MIGRATE_AT_START",
          "LUCARNE_KEYS_DIR",
          "LUCARNE_KEYS_SETTLE",
          "LUCARNE_TRUSTED_PROXIES",
          "LUCARNE_LOG_FORMAT",
          "LUCARNE_REQUEST_LOG",
          "LUCARNE_BOUND_CONNECTIONS",
          "LUCARNE_BOUND_REQUESTS",
          "LUCARNE_BOUND_TRANSFERS",
          "LUCARNE_CUSTODIES",
          "LUCARNE_PICTURE_WORKERS",
          "LUCARNE_PICTURE_MEMORY",
          "LUCARNE_PICTURE_PROCESSOR_TIME",
          "LUCARNE_PICTURE_DEADLINE",
          "LUCARNE_PICTURE_PIXELS",
          "LUCARNE_PICTURE_LIBRARY",
          "LUCARNE_PICTURE_NATIVE",
          "LUCARNE_UPLOAD_WINDOW",
          "LUCARNE_DELETE_AFTER",
          "LUCARNE_PURGE_AFTER",
          "LUCARNE_SWEEP_EVERY",
          "LUCARNE_EXPIRES_IN_MIN",
          "LUCARNE_EXPIRES_IN_DEFAULT",
          "LUCARNE_EXPIRES_IN_MAX");

  /** Whoever sends from a shell has these two set; they are not meant for the service. */
  private static final Set<String> OF_THE_CLIENT = Set.of("LUCARNE_URL", "LUCARNE_ACCESS_TOKEN");

  private SettingNames() {}

  /**
   * Names that look like settings and are none: most likely mistyped. They do not stop the start,
   * because Kubernetes gives every container variables such as {@code LUCARNE_SERVICE_HOST} when a
   * service has our name.
   */
  public static SortedSet<String> unknown(Set<String> names) {
    return names.stream()
        .filter(name -> name.startsWith(PREFIX) && !name.startsWith("LUCARNE_TEST_"))
        .filter(name -> !KNOWN.contains(name) && !OF_THE_CLIENT.contains(name))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
