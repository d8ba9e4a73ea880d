package org.lucarne.picture;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Settings as an operator would make them. */
public record TestPictureConfig(
    int workers,
    long megabytes,
    Duration processorTime,
    Duration deadline,
    NativeDecoder nativeDecoder,
    Optional<Path> library)
    implements PictureConfig {

  public static final TestPictureConfig DEFAULT =
      new TestPictureConfig(
          1,
          512,
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          NativeDecoder.AUTO,
          Optional.empty());

  TestPictureConfig with(NativeDecoder decoder) {
    return new TestPictureConfig(workers, megabytes, processorTime, deadline, decoder, library);
  }

  public TestPictureConfig with(Path file) {
    return new TestPictureConfig(
        workers, megabytes, processorTime, deadline, nativeDecoder, Optional.of(file));
  }

  TestPictureConfig within(Duration time) {
    return new TestPictureConfig(workers, megabytes, time, deadline, nativeDecoder, library);
  }

  TestPictureConfig until(Duration time) {
    return new TestPictureConfig(workers, megabytes, processorTime, time, nativeDecoder, library);
  }

  TestPictureConfig withMegabytes(long heap) {
    return new TestPictureConfig(workers, heap, processorTime, deadline, nativeDecoder, library);
  }

  TestPictureConfig withWorkers(int count) {
    return new TestPictureConfig(count, megabytes, processorTime, deadline, nativeDecoder, library);
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
