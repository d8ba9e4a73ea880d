package org.lucarne.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lucarne.setting.StartRefusedException;

/**
 * The PostgreSQL of an earlier run. It lives on when the program that started it was killed, and
 * would keep the next one from starting.
 */
final class LeftoverPostgres {
  private static final Duration POLL = Duration.ofMillis(20);

  private static final Duration DYING = Duration.ofSeconds(10);

  private final Path dataDirectory;
  private final Path pidFile;

  LeftoverPostgres(Path dataDirectory) {
    this.dataDirectory = dataDirectory;
    this.pidFile = dataDirectory.resolve("postmaster.pid");
  }

  /** Returns once nothing runs on the data directory. Only for whoever holds the home's lock. */
  void stop() throws IOException {
    if (!Files.exists(pidFile)) {
      return;
    }
    List<String> lines = Files.readAllLines(pidFile);
    ProcessHandle process = process(lines);
    if (process == null) {
      return; // PostgreSQL itself clears away the file of a dead process
    }
    if (!isPostgres(process)) {
      // The number was given to somebody else since, after a reboot or in a new container.
      // PostgreSQL would take them for its predecessor, and refuse to start.
      Files.deleteIfExists(pidFile);
      return;
    }
    if (lines.size() < 2 || !isOurs(lines.get(1))) {
      throw new StartRefusedException(
          "PostgreSQL (process " + process.pid() + ") runs on a copy of " + dataDirectory);
    }
    // Fast shutdown; not SIGTERM, which waits for clients to leave.
    if (!ends(process, "INT", Duration.ofSeconds(20))
        && !ends(process, "QUIT", Duration.ofSeconds(10))) {
      throw new StartRefusedException(
          "PostgreSQL of an earlier run (process " + process.pid() + ") does not stop");
    }
  }

  /** The process that runs on the data directory now. */
  Optional<ProcessHandle> process() throws IOException {
    return Files.exists(pidFile)
        ? Optional.ofNullable(process(Files.readAllLines(pidFile)))
        : Optional.empty();
  }

  private static @Nullable ProcessHandle process(List<String> lines) {
    try {
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).orElse(null);
    } catch (RuntimeException e) {
      return null;
    }
  }

  private boolean isPostgres(ProcessHandle process) throws IOException {
    // A process that is dying is nameless for a moment before it is gone, or a zombie.
    for (long left = DYING.dividedBy(POLL); left > 0; left--) {
      String command = process.info().command().orElse(null);
      if (command != null) {
        return Path.of(command).endsWith("postgres");
      }
      if (!process.isAlive() || isZombie(process)) {
        return false;
      }
      pause();
    }
    // Taking a live PostgreSQL for dead would put two of them on the same files.
    throw new StartRefusedException(
        pidFile + " names process " + process.pid() + ", and it cannot be told what that is");
  }

  private static boolean isZombie(ProcessHandle process) {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    try {
      // Format of proc(5): the state follows the command's name in parentheses.
      return Files.readString(stat).matches("(?s).*\\) Z .*");
    } catch (IOException e) {
      return false; // no such file system, or the process has gone meanwhile
    }
  }

  private boolean isOurs(String recorded) throws IOException {
    Path other = Path.of(recorded.strip());
    return Files.exists(other) && Files.isSameFile(other, dataDirectory);
  }

  private boolean ends(ProcessHandle process, String signal, Duration patience) throws IOException {
    try {
      new ProcessBuilder("sh", "-c", "kill -" + signal + " " + process.pid())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
      // Where nobody reaps orphans the process stays in the table; its file is gone all the same.
      for (long left = patience.dividedBy(POLL); left > 0; left--) {
        if (!process.isAlive() || !Files.exists(pidFile)) {
          return true;
        }
        pause();
      }
      return false;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(POLL);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static IOException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IOException("interrupted while PostgreSQL was stopping", e);
  }
}
