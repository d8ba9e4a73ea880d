package org.lucarne.picture;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * Landlock: files, TCP, and signals to other processes, none of which a thread may use any more.
 */
final class Landlock {
  private static final long CREATE_RULESET = 444;
  private static final long RESTRICT_SELF = 446;
  private static final int VERSION = 1;

  private Landlock() {}

  /** For this thread and all that it starts; false where the kernel has no Landlock. */
  static boolean restrict(NativeLibrary system) {
    int version = system.variadic(1, "syscall", CREATE_RULESET, MemorySegment.NULL, 0L, VERSION);
    if (version < 1) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      // No rule follows: what a ruleset handles is forbidden.
      MemorySegment handled =
          arena.allocateFrom(
              ValueLayout.JAVA_LONG, files(version), version >= 4 ? 3 : 0, version >= 6 ? 3 : 0);
      long size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
      int ruleset = system.variadic(1, "syscall", CREATE_RULESET, handled, size, 0);
      if (ruleset < 0) {
        return false;
      }
      boolean restricted = system.variadic(1, "syscall", RESTRICT_SELF, ruleset, 0) == 0;
      system.number("close", ruleset);
      return restricted;
    }
  }

  /** Every access that this version knows of. */
  private static long files(int version) {
    int kinds = version >= 5 ? 16 : version >= 3 ? 15 : version >= 2 ? 14 : 13;
    return (1L << kinds) - 1;
  }
}
