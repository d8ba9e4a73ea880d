package org.lucarne.picture;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A filter of system calls for all threads of this process: no path is opened or changed any more,
 * no socket made, no program started, no other process touched. What a Java virtual machine does
 * besides is let through, for nobody can list it for the next release.
 */
final class Seccomp {
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final int SET_MODE_FILTER = 1;
  private static final int ALL_THREADS = 1;

  private static final int ALLOW = 0x7fff_0000;
  private static final int KILL_PROCESS = 0x8000_0000;
  private static final int ERRNO = 0x0005_0000;
  private static final int EPERM = 1;
  private static final int ENOSYS = 38;
  private static final int CLONE_THREAD = 0x10000;
  private static final int CLONE3 = 435;

  /** On x86_64, numbers from here on are of another calling convention. */
  private static final int FOREIGN = 0x4000_0000;

  /** Classic BPF: load a word, jump if equal, if greater or equal, if a bit is set, return. */
  private static final int LOAD = 0x20;

  private static final int IF_EQUAL = 0x15;
  private static final int IF_AT_LEAST = 0x35;
  private static final int IF_BIT = 0x45;
  private static final int RETURN = 0x06;

  /** Offsets in {@code seccomp_data}. */
  private static final int NUMBER = 0;

  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;

  /** {@code sock_filter} structures, little-endian as both architectures are. */
  private final ByteArrayOutputStream program = new ByteArrayOutputStream();

  private Seccomp(SystemCalls calls) {
    add(LOAD, 0, 0, ARCHITECTURE);
    add(IF_EQUAL, 1, 0, calls.architecture());
    add(RETURN, 0, 0, KILL_PROCESS);
    add(LOAD, 0, 0, NUMBER);
    add(IF_AT_LEAST, 0, 1, FOREIGN);
    add(RETURN, 0, 0, ERRNO | EPERM);
    calls.denied().forEach(number -> deny(number, EPERM));
    // Its flags are out of a filter's sight; the C library then uses the older call.
    deny(CLONE3, ENOSYS);
    allowOnly(calls.newThread(), IF_BIT, CLONE_THREAD);
    // Its own threads a virtual machine may signal.
    allowOnly(calls.signalThread(), IF_EQUAL, (int) ProcessHandle.current().pid());
    add(RETURN, 0, 0, ALLOW);
  }

  /** No program that is started from here gets rights that this process has not; a condition. */
  static boolean renouncePrivileges(NativeLibrary system) {
    return system.variadic(1, "prctl", PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L) == 0;
  }

  /** False where the kernel has no filters, or this architecture is not known here. */
  static boolean filter(NativeLibrary system) {
    return SystemCalls.own().map(calls -> new Seccomp(calls).install(system, calls)).orElse(false);
  }

  private boolean install(NativeLibrary system, SystemCalls calls) {
    byte[] filter = program.toByteArray();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment code = arena.allocate(filter.length, 8);
      MemorySegment.copy(filter, 0, code, ValueLayout.JAVA_BYTE, 0, filter.length);
      MemorySegment header = arena.allocate(16, 8);
      header.set(ValueLayout.JAVA_SHORT, 0, (short) (filter.length / 8));
      header.set(ValueLayout.ADDRESS, 8, code);
      long number = calls.seccomp();
      return system.variadic(
              1, "syscall", number, (long) SET_MODE_FILTER, (long) ALL_THREADS, header)
          == 0;
    }
  }

  private void deny(int number, int error) {
    add(IF_EQUAL, 0, 1, number);
    add(RETURN, 0, 0, ERRNO | error);
  }

  private void allowOnly(int number, int test, int firstArgument) {
    add(IF_EQUAL, 0, 4, number);
    add(LOAD, 0, 0, FIRST_ARGUMENT);
    add(test, 1, 0, firstArgument);
    add(RETURN, 0, 0, ERRNO | EPERM);
    add(RETURN, 0, 0, ALLOW);
  }

  private void add(int code, int ifTrue, int ifFalse, int operand) {
    program.write(code);
    program.write(code >> 8);
    program.write(ifTrue);
    program.write(ifFalse);
    for (int shift = 0; shift < 32; shift += 8) {
      program.write(operand >> shift);
    }
  }
}
