package org.lucarne.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often expiry is made true. */
@ConfigMapping(prefix = "lucarne")
public interface RetentionConfig {
  /**
   * The time between two sweeps. Links stop working at the very instant of their expiry whatever
   * this says; it is how late keys, bytes and rows may go after it.
   */
  @WithDefault("PT1M")
  Duration sweepEvery();
}
