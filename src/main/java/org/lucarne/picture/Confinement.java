package org.lucarne.picture;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a worker gives up before it sees a picture, for good: memory beyond its share, files,
 * sockets, other processes. Where the kernel does not have one of these, the others remain.
 */
final class Confinement {
  /** As Linux numbers them. */
  private static final int RLIMIT_FSIZE = 1;

  private static final int RLIMIT_DATA = 2;
  private static final int RLIMIT_CORE = 4;

  /** What a virtual machine takes beside a heap that grows. */
  private static final long SLACK_BYTES = 64 << 20;

  private final NativeLibrary system = NativeLibrary.standard();
  private final List<String> missing = new ArrayList<>();

  private Confinement() {}

  /**
   * Shuts this process in. Call it when everything that is read from files has been read, and
   * before the thread starts that decodes: Landlock is for the thread that asks for it, and for
   * those that it starts.
   *
   * @param memoryBytes beyond what is in use now
   * @return what could not be had
   */
  static List<String> enter(long memoryBytes) {
    Confinement confinement = new Confinement();
    loadOwnClasses();
    if (!System.getProperty("os.name").equals("Linux")) {
      return List.of("any limit of the system's");
    }
    confinement.limitMemory(memoryBytes);
    confinement.want("no new privileges", Seccomp.renouncePrivileges(confinement.system));
    confinement.want("Landlock", Landlock.restrict(confinement.system));
    confinement.want("seccomp", Seccomp.filter(confinement.system));
    return confinement.missing;
  }

  /** Jars stay open; of a build's directory of classes each is a file of its own. */
  private static void loadOwnClasses() {
    String name = Confinement.class.getName().replace('.', '/') + ".class";
    URL own = ClassLoader.getSystemResource(name);
    if (own == null || !own.getProtocol().equals("file")) {
      return;
    }
    try (Stream<Path> files = Files.list(Path.of(own.toURI()).resolveSibling(""))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String type = file.getFileName().toString().replaceAll("\\.class$", "");
        Class.forName(Confinement.class.getPackageName() + "." + type);
      }
    } catch (IOException | URISyntaxException | ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void limitMemory(long memoryBytes) {
    try {
      boolean limited =
          limit(RLIMIT_DATA, dataBytes() + SLACK_BYTES + memoryBytes)
              & limit(RLIMIT_CORE, 0)
              & limit(RLIMIT_FSIZE, 0);
      want("limits of memory and files", limited);
    } catch (IOException e) {
      missing.add("a limit of memory: " + e.getMessage());
    }
  }

  /** What this process can write to now, reserved or in use. */
  private static long dataBytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmData:")) {
        return 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    throw new IOException("no VmData");
  }

  private boolean limit(int resource, long value) {
    try (Arena arena = Arena.ofConfined()) {
      return system.number(
              "setrlimit", resource, arena.allocateFrom(ValueLayout.JAVA_LONG, value, value))
          == 0;
    }
  }

  private void want(String what, boolean had) {
    if (!had) {
      missing.add(what);
    }
  }
}
