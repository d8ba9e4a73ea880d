package org.lucarne.setting;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import org.lucarne.key.Mode;
import org.lucarne.start.Main;

/** What the program found out before the service started; {@link Main} sets all of it. */
@ConfigMapping(prefix = "lucarne")
public interface StartupConfig {
  /** Whether the program runs alone or as one of several. */
  @WithDefault("standalone")
  Mode mode();

  /** The directory that holds everything in standalone mode. */
  Path home();

  /** The origin that people reach the service by. */
  String publicUrl();
}
