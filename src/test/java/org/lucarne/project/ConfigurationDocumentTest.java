package org.lucarne.project;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * docs/configuration.md names every setting that the code reads, with its default, and no other.
 */
class ConfigurationDocumentTest {
  private static final Pattern ROW =
      Pattern.compile("^\\| `(LUCARNE_[A-Z0-9_]+)` \\| (?:`([^`]*)`)?.*");

  /** Read before there is a configuration, by startup. */
  private static final Set<String> READ_AT_START =
      Set.of("LUCARNE_DATABASE_URL", "LUCARNE_LOG_FORMAT", "LUCARNE_MIGRATE_AT_START");

  @Test
  void theDocumentNamesWhatTheCodeReads() throws Exception {
    Set<String> read = new TreeSet<>(defaultsInCode().keySet());
    read.addAll(READ_AT_START);
    assertThat(new TreeSet<>(defaultsInDocument().keySet())).isEqualTo(read);
  }

  @Test
  void theDocumentTellsTheDefaultsOfTheCode() throws Exception {
    Map<String, String> documented = defaultsInDocument();
    defaultsInCode()
        .forEach((name, value) -> {
          if (!value.isEmpty() && !value.contains("$")) {
            assertThat(documented.get(name)).as(name).isEqualTo(value);
          }
        });
  }

  private static Map<String, String> defaultsInDocument() throws Exception {
    Map<String, String> defaults = new TreeMap<>();
    for (String line : Files.readAllLines(Path.of("docs/configuration.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        defaults.put(row.group(1), row.group(2) == null ? "" : row.group(2));
      }
    }
    return defaults;
  }

  private static Map<String, String> defaultsInCode() throws Exception {
    Map<String, String> defaults = new TreeMap<>();
    for (JavaClass type : new ClassFileImporter().importPackages("org.lucarne")) {
      if (type.isAnnotatedWith(ConfigMapping.class)) {
        Class<?> mapping = Class.forName(type.getName());
        add(defaults, mapping.getAnnotation(ConfigMapping.class).prefix(), mapping);
      }
    }
    return defaults;
  }

  private static void add(Map<String, String> defaults, String prefix, Class<?> mapping) {
    for (Method method : mapping.getDeclaredMethods()) {
      if (java.lang.reflect.Modifier.isStatic(method.getModifiers()) || method.isDefault()) {
        continue;
      }
      WithName name = method.getAnnotation(WithName.class);
      String property = prefix + "." + (name == null ? kebab(method.getName()) : name.value());
      if (method.getReturnType().isInterface()
          && method.getReturnType().getName().startsWith("org.lucarne")) {
        add(defaults, property, method.getReturnType());
      } else {
        WithDefault value = method.getAnnotation(WithDefault.class);
        defaults.put(
            property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT),
            value == null ? "" : value.value());
      }
    }
  }

  private static String kebab(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
  }
}
