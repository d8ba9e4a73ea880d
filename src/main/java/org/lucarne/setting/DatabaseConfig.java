package org.lucarne.setting;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;
import org.lucarne.start.Main;

/** How the service is let into its database; {@link Main} sets it for the embedded one. */
@ConfigMapping(prefix = "lucarne.database")
public interface DatabaseConfig {
  /** The user, where no file names them. */
  Optional<String> user();

  /** A file with the user's name, for users that take turns. Read again for each connection. */
  Optional<Path> userFile();

  /** A file with the user's password. Read again for each connection. */
  Optional<Path> passwordFile();
}
