package org.lucarne.picture;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.lucarne.picture.PictureConfig.NativeDecoder;

/** Which libvips a worker loads: the operator's, or the one that came with the program. */
final class PictureLibrary {
  private PictureLibrary() {}

  /** Empty where Java has to do alone. */
  static Optional<Path> of(PictureConfig config) {
    if (config.nativeDecoder() == NativeDecoder.OFF) {
      return Optional.empty();
    }
    return config.library().map(Path::toAbsolutePath).or(PictureLibrary::own);
  }

  /** Beside the directory with our code: the one with the program's, or the build's. */
  private static Optional<Path> own() {
    Path code = Path.of(WorkerCommand.location(PictureWorker.class));
    Path directory = Files.isDirectory(code) ? code : Objects.requireNonNull(code.getParent());
    Path packages = directory.resolveSibling("native").resolve("node_modules").resolve("@img");
    Path own = packages.resolve("sharp-libvips-" + platform()).resolve("lib");
    try (DirectoryStream<Path> libraries = Files.newDirectoryStream(own, "libvips-cpp.*")) {
      for (Path library : libraries) {
        return Optional.of(library.toAbsolutePath());
      }
    } catch (IOException e) {
      // Not for this platform.
    }
    return Optional.empty();
  }

  /** As npm's packages call it. */
  private static String platform() {
    String arch = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x64";
    if (!System.getProperty("os.name").equals("Linux")) {
      return "darwin-" + arch;
    }
    boolean musl =
        Files.exists(
            Path.of("/lib/ld-musl-" + (arch.equals("x64") ? "x86_64" : "aarch64") + ".so.1"));
    return (musl ? "linuxmusl-" : "linux-") + arch;
  }
}
