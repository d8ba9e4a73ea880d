package org.lucarne.picture;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;

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
   * {@code LUCARNE_PICTURE_MEMORY}: the heap of a worker; default {@code 512M}, which holds any
   * 8-bit picture of 80 million pixels, and 16-bit ones of half as many; at least {@code 64M}. A
   * picture that needs more is refused. Besides, a worker takes about 100 MB, and for a progressive
   * JPEG 6 bytes a pixel with libjpeg-turbo.
   */
  @WithDefault("512M")
  MemorySize memory();

  /**
   * {@code LUCARNE_PICTURE_DEADLINE}: how long one picture may be decoded, from when the worker has
   * all of it; default {@code PT5S}, {@code PT0.1S} to {@code PT2M}. After it the worker is killed
   * and the picture refused. A photograph of 12 megapixels needs half a second; slow machines and
   * large PNG files need more.
   */
  @WithDefault("PT5S")
  Duration deadline();

  /**
   * {@code LUCARNE_PICTURE_PIXELS}: width times height of the largest picture that is decoded;
   * default 80 million. More needs more memory in the worker.
   */
  @WithDefault("80000000")
  long pixels();

  /**
   * {@code LUCARNE_PICTURE_NATIVE}: {@code auto} lets a worker use libjpeg-turbo where the system
   * has it, several times faster; {@code off} never does.
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
