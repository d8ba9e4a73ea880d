package org.lucarne.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The embedded PostgreSQL of one home, as its own file tells of it. */
record PostgresProcess(Path home) {
  /** Makes sure that it does not outlive the test; no other process is touched. */
  void end() {
    handle()
        .ifPresent(postgres -> {
          postgres.destroyForcibly();
          postgres.onExit().join();
        });
  }

  /** Makes it answer nobody, and yet not end: what runs it does not start it again. */
  void freeze() throws IOException, InterruptedException {
    ProcessHandle postgres = handle().orElseThrow();
    signal(postgres, "STOP");
    for (ProcessHandle session : postgres.children().toList()) {
      signal(session, "KILL");
    }
  }

  private static void signal(ProcessHandle process, String name)
      throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /** It, while it is alive. */
  Optional<ProcessHandle> handle() {
    return lines()
        .flatMap(lines -> ProcessHandle.of(Long.parseLong(lines.getFirst().strip())))
        .filter(process -> process.info().command().orElse("").endsWith("postgres"));
  }

  /** The port that it listens on; the format is that of PostgreSQL's pidfile.h. */
  int port() {
    return Integer.parseInt(lines().orElseThrow().get(3).strip());
  }

  private Optional<List<String>> lines() {
    try {
      return Optional.of(Files.readAllLines(home.resolve("postgres/postmaster.pid")))
          .filter(lines -> lines.size() > 3);
    } catch (IOException none) {
      return Optional.empty();
    }
  }
}
