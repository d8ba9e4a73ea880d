package org.lucarne.setting;

import io.smallrye.config.ConfigMappings;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether every setting has a value that can be used, found out before anything starts. What a
 * value can be follows from the type that the code reads it as; what a type does not tell is
 * listed.
 */
public final class SettingValues {
  private static final int MOST_QUOTED = 160;

  /** Narrower or wider than the type, or read before there is a configuration. */
  private static final Map<String, ValueKind> PARTICULAR =
      Map.ofEntries(
          Map.entry("LUCARNE_MIGRATE_AT_START", ValueKind.words(List.of("true", "false"))),
          Map.entry("LUCARNE_LOG_FORMAT", ValueKind.words(List.of("text", "json"))),
          // Settings and DatabaseSettings know more of these than their type does.
          Map.entry("LUCARNE_PUBLIC_URL", ValueKind.anything()),
          Map.entry("LUCARNE_DATABASE_URL", ValueKind.anything()),
          Map.entry("LUCARNE_TRUSTED_PROXIES", ValueKind.anything()),
          Map.entry(
              "LUCARNE_S3_BUCKET", ValueKind.name("[A-Za-z0-9._-]{3,255}", "a bucket's name")),
          Map.entry("LUCARNE_S3_REGION", ValueKind.name("[A-Za-z0-9-]{1,63}", "a region's name")),
          Map.entry("LUCARNE_KEYS_SETTLE", ValueKind.duration(Duration.ZERO)),
          Map.entry("LUCARNE_DELETE_AFTER", ValueKind.duration(Duration.ZERO)),
          Map.entry("LUCARNE_PURGE_AFTER", ValueKind.duration(Duration.ZERO)),
          Map.entry("LUCARNE_SWEEP_EVERY", ValueKind.duration(Duration.ofSeconds(1))),
          Map.entry("LUCARNE_PICTURE_WORKERS", ValueKind.number(0, 64)),
          Map.entry("LUCARNE_PICTURE_MEMORY", ValueKind.memory(64, 1 << 20)),
          Map.entry(
              "LUCARNE_PICTURE_PROCESSOR_TIME",
              ValueKind.duration(Duration.ofMillis(100), Duration.ofMinutes(2))),
          // Less than the lease of an image, or two processes would render it.
          Map.entry(
              "LUCARNE_PICTURE_DEADLINE",
              ValueKind.duration(Duration.ofMillis(100), Duration.ofMinutes(2))));

  private SettingValues() {}

  /**
   * @param variables by the names of environment variables, see {@link Variables}
   * @throws StartRefusedException in one sentence that names the variable and what it can be
   */
  public static void check(Map<String, String> variables) {
    kinds()
        .forEach((name, kind) -> {
          String value = variables.get(name);
          if (value != null && value.contains("${")) {
            // The framework would look for a setting of that name, in secrets' values too.
            throw new StartRefusedException(name + " has ${ in it, which nobody has filled in");
          }
          if (value != null && !kind.fits().test(value)) {
            throw new StartRefusedException(
                kind.quotable()
                    ? "%s is \"%s\"; %s".formatted(name, shown(value), kind.needs())
                    : "%s has a value that is no use; %s".formatted(name, kind.needs()));
          }
        });
  }

  /**
   * That files the service reads are there: secrets, libvips. Commands do without most of them.
   *
   * @throws StartRefusedException naming the variable, but not its value
   */
  public static void checkFiles(Map<String, String> variables) {
    boolean s3 = "s3".equals(variables.get("LUCARNE_STORAGE"));
    for (String name : kinds().keySet()) {
      String value = variables.get(name);
      boolean secret = name.endsWith("_FILE") && (s3 || !name.startsWith("LUCARNE_S3_"));
      boolean read = secret || name.equals("LUCARNE_PICTURE_LIBRARY");
      if (value != null && read && !isReadable(value)) {
        throw new StartRefusedException(name + " names no file that can be read");
      }
    }
  }

  /** By the names of variables. */
  static SortedMap<String, ValueKind> kinds() {
    SortedMap<String, ValueKind> kinds = new TreeMap<>();
    for (Class<?> settings : EmptyVariables.SETTINGS) {
      ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(settings))
          .forEach((name, property) ->
              kinds.put(
                  Variables.variableOf(name), kind(property.getMethod().getGenericReturnType())));
    }
    kinds.putAll(PARTICULAR);
    return kinds;
  }

  private static ValueKind kind(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type content = generic.getActualTypeArguments()[0];
      boolean list = generic.getRawType() == List.class;
      return list && content instanceof Class<?> word && word.isEnum()
          ? ValueKind.wordList(words(word))
          : kind(content);
    }
    if (type instanceof Class<?> plain && plain.isEnum()) {
      return ValueKind.words(words(plain));
    }
    return switch (type.getTypeName()) {
      case "boolean", "java.lang.Boolean" -> ValueKind.words(List.of("true", "false"));
      case "int", "java.lang.Integer", "java.util.OptionalInt" ->
          ValueKind.number(1, Integer.MAX_VALUE);
      case "long", "java.lang.Long" -> ValueKind.number(1, Long.MAX_VALUE);
      case "java.time.Duration" -> ValueKind.duration(Duration.ofMillis(1));
      case "io.quarkus.runtime.configuration.MemorySize" -> ValueKind.memory(1, 1 << 20);
      case "java.net.URI" -> ValueKind.server();
      case "java.nio.file.Path" -> ValueKind.path();
      case "java.lang.String" -> ValueKind.anything();
      default -> throw new IllegalStateException("no kind of value for " + type);
    };
  }

  private static List<String> words(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .toList();
  }

  private static boolean isReadable(String path) {
    try {
      return Files.isRegularFile(Path.of(path)) && Files.isReadable(Path.of(path));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** One line, not an endless one, and without the password that stands before a host. */
  static String shown(String value) {
    String line = value.replaceAll("\\p{Cntrl}", "?").replaceFirst("//[^/]*@", "//…@");
    return line.length() <= MOST_QUOTED ? line : line.substring(0, MOST_QUOTED) + "…";
  }
}
