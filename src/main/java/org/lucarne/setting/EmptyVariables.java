package org.lucarne.setting;

import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lucarne.bound.BoundConfig;
import org.lucarne.bound.ProxyConfig;
import org.lucarne.key.KeysConfig;
import org.lucarne.picture.PictureConfig;
import org.lucarne.retention.RetentionConfig;
import org.lucarne.share.ShareConfig;
import org.lucarne.storage.S3Config;
import org.lucarne.storage.StorageConfig;
import org.lucarne.telemetry.TelemetryConfig;

/**
 * An empty variable is as good as none: Compose's {@code ${X:-}} makes it. The framework takes it
 * for a value, and does not start where one is needed; so its default is put in its place.
 */
public final class EmptyVariables {
  static final List<Class<?>> SETTINGS =
      List.of(
          KeysConfig.class,
          StartupConfig.class,
          DatabaseConfig.class,
          TelemetryConfig.class,
          RetentionConfig.class,
          ShareConfig.class,
          StorageConfig.class,
          S3Config.class,
          ProxyConfig.class,
          BoundConfig.class,
          PictureConfig.class);

  private EmptyVariables() {}

  /**
   * The defaults of the settings whose variables are empty or blank, by the names of properties;
   * where there is none, nothing.
   */
  public static Map<String, String> defaults(Map<String, String> environment) {
    Map<String, String> defaults = new HashMap<>();
    for (Class<?> settings : SETTINGS) {
      ConfigMappings.getProperties(ConfigMappings.ConfigClass.configClass(settings))
          .forEach((name, property) -> {
            String given = environment.get(Variables.variableOf(name));
            if (given != null && given.isBlank()) {
              defaults.merge(name, valueByDefault(property), EmptyVariables::longer);
            }
          });
    }
    return defaults;
  }

  private static String valueByDefault(Property property) {
    String value = property.hasDefaultValue() ? property.getDefaultValue() : null;
    return value == null ? "" : value;
  }

  /** One setting may be read in two places, of which one has a default. */
  private static String longer(String one, String other) {
    return one.length() >= other.length() ? one : other;
  }
}
