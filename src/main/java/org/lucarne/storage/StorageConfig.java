package org.lucarne.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Where objects are kept. */
@ConfigMapping(prefix = "lucarne")
public interface StorageConfig {

  /**
   * {@code LUCARNE_STORAGE}: {@code files} or {@code s3}; default {@code files}. Files need nothing
   * but a disk, and one machine has all of them; S3 serves several processes and is what {@link
   * S3Config} describes. Changing it moves no object: what was stored stays where it was.
   */
  @WithDefault("files")
  Kind storage();

  /**
   * {@code LUCARNE_HOME}: the data directory; with {@code files} objects are in its subdirectory
   * {@code objects}. Needed for {@code files} only, which does not start without it. An answered
   * upload is as durable as this file system's fsync.
   */
  Optional<Path> home();

  /** The implementations there are. */
  enum Kind {
    FILES,
    S3
  }
}
