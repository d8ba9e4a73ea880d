package org.lucarne.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Linux's numbers of the system calls that a worker gives up, and of those that its filter has to
 * know, on one architecture (arch/x86/entry/syscalls/syscall_64.tbl, include/uapi/asm-generic).
 *
 * @param architecture as the kernel tells it to a filter
 * @param denied files by their paths, sockets, programs, other processes
 */
record SystemCalls(
    int architecture, int seccomp, int newThread, int signalThread, List<Integer> denied) {

  /** Name, number on x86_64, number on aarch64. */
  private static final String DENIED =
      """
      open 2 -, creat 85 -, openat 257 56, openat2 437 437, open_by_handle_at 304 265,
      truncate 76 45, unlink 87 -, unlinkat 263 35, rename 82 -, renameat 264 38,
      renameat2 316 276, link 86 -, linkat 265 37, symlink 88 -, symlinkat 266 36, mkdir 83 -,
      mkdirat 258 34, rmdir 84 -, mknod 133 -, mknodat 259 33, chmod 90 -, fchmodat 268 53,
      fchmodat2 452 452, utimensat 280 88, chown 92 -, lchown 94 -, fchownat 260 54,
      setxattr 188 5, lsetxattr 189 6, removexattr 197 14, lremovexattr 198 15, chroot 161 51,
      mount 165 40, unshare 272 97, setns 308 268, socket 41 198, socketpair 53 199,
      connect 42 203, bind 49 200, listen 50 201, accept 43 202, accept4 288 242, sendto 44 206,
      sendmsg 46 211, sendmmsg 307 269, io_uring_setup 425 425, fork 57 -, vfork 58 -,
      execve 59 221, execveat 322 281, kill 62 129, tkill 200 130, rt_sigqueueinfo 129 138,
      ptrace 101 117, process_vm_readv 310 270, process_vm_writev 311 271, pidfd_open 434 434,
      pidfd_getfd 438 438, pidfd_send_signal 424 424, bpf 321 280, userfaultfd 323 282,
      perf_event_open 298 241, add_key 248 217, request_key 249 218, keyctl 250 219
      """;

  /** Of this machine; empty for one that is not known here. */
  static Optional<SystemCalls> own() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> Optional.of(new SystemCalls(0xc000_003e, 317, 56, 234, denied(1)));
      case "aarch64" -> Optional.of(new SystemCalls(0xc000_00b7, 277, 220, 131, denied(2)));
      default -> Optional.empty();
    };
  }

  private static List<Integer> denied(int column) {
    List<Integer> numbers = new ArrayList<>();
    for (String call : DENIED.split(",", -1)) {
      String number = call.strip().split(" ", -1)[column];
      if (!number.equals("-")) {
        numbers.add(Integer.valueOf(number));
      }
    }
    return numbers;
  }
}
