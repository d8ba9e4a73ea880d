package org.lucarne.bound;

import io.smallrye.config.ConfigMapping;
import java.util.OptionalInt;

/**
 * How much may be under way at a time. What is not given follows from the heap and from the files
 * that the process may have open, see {@link Bounds}.
 */
@ConfigMapping(prefix = "lucarne.bound")
public interface BoundConfig {
  /** Connections to each port; more costs memory and open files, less turns people away. */
  OptionalInt connections();

  /** Requests whose answers have not left whole; each may hold a page in memory. */
  OptionalInt requests();

  /** Uploads and downloads together; each holds up to half a megabyte, and a place in storage. */
  OptionalInt transfers();
}
