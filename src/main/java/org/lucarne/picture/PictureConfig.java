package org.lucarne.picture;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What making renditions may cost. */
@ConfigMapping(prefix = "lucarne.picture")
public interface PictureConfig {
  /**
   * {@code LUCARNE_PICTURE_WORKERS}: how many pictures this process has rendered at the same time,
   * each in a process of its own; default 1, at most 64. 0: it makes none, and leaves them to
   * others.
   */
  @WithDefault("1")
  int workers();

  /**
   * {@code LUCARNE_PICTURE_MEMORY}: what a worker may take for one picture beyond the 100 MB that
   * it always has; default {@code 512M}, at least {@code 64M}. A picture that needs more is
   * refused.
   */
  @WithDefault("512M")
  MemorySize memory();

  /**
   * {@code LUCARNE_PICTURE_PROCESSOR_TIME}: how much of a processor's time one picture may take,
   * however busy the machine is; default {@code PT10S}, {@code PT0.1S} to {@code PT2M}. A picture
   * that needs more is refused. A photograph of 12 megapixels needs a third of a second.
   */
  @WithDefault("PT10S")
  Duration processorTime();

  /**
   * {@code LUCARNE_PICTURE_DEADLINE}: how long one attempt may hold the worker; default {@code
   * PT1M}, {@code PT0.1S} to {@code PT2M}. After it the worker is killed and the picture tried
   * again later: the machine was busy.
   */
  @WithDefault("PT1M")
  Duration deadline();

  /**
   * {@code LUCARNE_PICTURE_PIXELS}: width times height of the largest picture that is decoded;
   * default 200 million.
   */
  @WithDefault("200000000")
  long pixels();

  /**
   * {@code LUCARNE_PICTURE_LIBRARY}: the file of libvips; by default the one that came with the
   * program.
   */
  Optional<Path> library();

  /**
   * {@code LUCARNE_PICTURE_NATIVE}: {@code auto} lets a worker use libvips and libheif; {@code off}
   * never does, and Java alone reads fewer kinds of pictures.
   */
  @WithDefault("auto")
  @WithName("native")
  NativeDecoder nativeDecoder();

  /** Whether code that is not Java may touch a picture. */
  enum NativeDecoder {
    AUTO,
    OFF
  }
}
