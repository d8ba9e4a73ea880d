package org.lucarne.setting;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.lucarne.storage.ObjectStore;
import org.lucarne.storage.ObjectStores;
import org.lucarne.storage.StorageConfigException;

/** The settings of storage, for what runs before the service or without it. */
public final class StorageSettings {
  private final Map<String, String> settings;

  public StorageSettings(Map<String, String> variables, Path home) {
    settings = new HashMap<>(variables);
    settings.put("LUCARNE_HOME", home.toString());
  }

  /**
   * @throws StartRefusedException naming what is missing or cannot work together
   */
  public void check() {
    refusing(variables -> {
      ObjectStores.check(variables);
      return true;
    });
  }

  /**
   * @throws StartRefusedException likewise
   */
  public ObjectStore open() {
    return refusing(ObjectStores::open);
  }

  private <T> T refusing(Function<Map<String, String>, T> step) {
    try {
      return step.apply(settings);
    } catch (StorageConfigException e) {
      throw new StartRefusedException(String.valueOf(e.getMessage()), e);
    }
  }
}
