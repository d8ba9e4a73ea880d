package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What code that has taken a worker over could still do. */
@EnabledOnOs(OS.LINUX)
class ConfinementTest {
  private static final String DONE = "DONE";

  /** Runs in a process of its own: tries what its arguments name, before and after. */
  static final class Prisoner {
    private Prisoner() {}

    public static void main(String[] args) throws Exception {
      Path key = Path.of(args[0]);
      int port = Integer.parseInt(args[1]);
      Path drop = Path.of(args[2]);
      List<Attempt> attempts =
          List.of(
              new Attempt("read", () -> Files.readString(key)),
              new Attempt("write", () -> Files.writeString(drop, "x")),
              new Attempt("remove", () -> Files.delete(drop)),
              new Attempt("connect", () -> new Socket("127.0.0.1", port).close()),
              new Attempt("start", () -> new ProcessBuilder("/bin/true").start().waitFor()),
              new Attempt("kill", () -> signal(args[3])));
      attempts.forEach(each -> each.run("before"));
      List<String> missing = Confinement.enter(64 << 20);
      Files.exists(drop);
      System.out.println("missing " + missing);
      attempts.forEach(each -> each.run("after"));
      Thread thread = new Thread(() -> attempts.getFirst().run("in another thread"));
      thread.start();
      thread.join();
      System.out.println(DONE);
    }

    /** Signal 0: whether one could be sent. */
    private static void signal(String pid) throws IOException {
      if (NativeLibrary.standard().number("kill", Integer.parseInt(pid), 0) != 0) {
        throw new IOException("not permitted");
      }
    }
  }

  /** Something that may fail. */
  interface Action {
    void run() throws Exception;
  }

  /** One of them, with its name. */
  record Attempt(String name, Action action) {
    void run(String when) {
      try {
        action.run();
        System.out.println(name + " " + when + ": done");
      } catch (Exception e) {
        System.out.println(name + " " + when + ": refused");
      }
    }
  }

  @Test
  void aWorkerReadsNoKeyOpensNoSocketAndTouchesNobodyElse(@TempDir Path directory)
      throws Exception {
    Path key = Files.writeString(directory.resolve("key"), "secret");
    try (ServerSocket server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      String said =
          run(
              key.toString(),
              Integer.toString(server.getLocalPort()),
              directory.resolve("drop").toString(),
              Long.toString(ProcessHandle.current().pid()));

      for (String attempt : List.of("read", "write", "remove", "connect", "start", "kill")) {
        assertThat(said).contains(attempt + " before: done\n", attempt + " after: refused\n");
      }
      assertThat(said).contains("read in another thread: refused\n", DONE);
      // One of the two is enough for all of it; a kernel without the other is an old one.
      assertThat(said).containsPattern("missing \\[(Landlock)?]\n");
    }
    assertThat(directory.resolve("drop")).doesNotExist();
  }

  private static String run(String... arguments) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Prisoner.class.getName());
    builder.command().addAll(List.of(arguments));
    Process process = builder.redirectErrorStream(true).start();
    String said =
        new String(
            process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return said;
  }
}
