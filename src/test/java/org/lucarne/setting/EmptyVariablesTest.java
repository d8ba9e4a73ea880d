package org.lucarne.setting;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An empty value is as good as none, for every setting there is. */
class EmptyVariablesTest {
  private static final Map<String, String> ALL_EMPTY =
      SettingNames.KNOWN.stream().collect(Collectors.toMap(name -> name, name -> ""));

  @Test
  void everySettingIsLookedAt() {
    Set<String> mappings =
        new ClassFileImporter()
            .importPackages("org.lucarne").stream()
                .filter(type -> type.isAnnotatedWith(ConfigMapping.class))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

    assertThat(EmptyVariables.SETTINGS.stream().map(Class::getName))
        .containsExactlyInAnyOrderElementsOf(mappings);
  }

  @Test
  void theServiceStartsWithEveryVariableEmpty() {
    Map<String, String> set = new HashMap<>(EmptyVariables.defaults(ALL_EMPTY));
    // These the program finds out and sets itself.
    set.put("lucarne.home", "/somewhere");
    set.put("lucarne.keys-dir", "/somewhere/keys");
    set.put("lucarne.public-url", "http://localhost:8080");
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(set, "program", 400))
            .withSources(new EnvConfigSource(ALL_EMPTY, 300))
            .addDiscoveredConverters()
            .withValidateUnknown(false);
    EmptyVariables.SETTINGS.forEach(builder::withMapping);

    SmallRyeConfig config = builder.build();

    assertThat(config.getConfigMapping(org.lucarne.storage.StorageConfig.class).storage())
        .hasToString("FILES");
    assertThat(config.getConfigMapping(org.lucarne.bound.BoundConfig.class).transfers()).isEmpty();
  }

  @Test
  void whatIsNotEmptyIsLeftAlone() {
    assertThat(EmptyVariables.defaults(Map.of("LUCARNE_STORAGE", "s3"))).isEmpty();
    assertThat(EmptyVariables.defaults(Map.of("LUCARNE_STORAGE", "")))
        .containsEntry("lucarne.storage", "files");
  }
}
