package org.lucarne.picture;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.time.Duration;

/** Settings as an operator would make them. */
record TestPictureConfig(
    int workers, long megabytes, Duration deadline, NativeDecoder nativeDecoder)
    implements PictureConfig {

  static final TestPictureConfig DEFAULT =
      new TestPictureConfig(1, 512, Duration.ofSeconds(30), NativeDecoder.AUTO);

  TestPictureConfig with(NativeDecoder decoder) {
    return new TestPictureConfig(workers, megabytes, deadline, decoder);
  }

  TestPictureConfig within(Duration time) {
    return new TestPictureConfig(workers, megabytes, time, nativeDecoder);
  }

  TestPictureConfig withMegabytes(long heap) {
    return new TestPictureConfig(workers, heap, deadline, nativeDecoder);
  }

  TestPictureConfig withWorkers(int count) {
    return new TestPictureConfig(count, megabytes, deadline, nativeDecoder);
  }

  @Override
  public MemorySize memory() {
    return new MemorySize(BigInteger.valueOf(megabytes << 20));
  }

  @Override
  public long pixels() {
    return PictureLimits.DEFAULT.pixels();
  }
}
