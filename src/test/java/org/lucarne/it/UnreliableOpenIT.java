package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lucarne.it.UnreliableFront.Answer.BAD_GATEWAY;
import static org.lucarne.it.UnreliableFront.Answer.BROKEN_OFF;
import static org.lucarne.it.UnreliableFront.Answer.DRIPPING;
import static org.lucarne.it.UnreliableFront.Answer.NOT_READY;
import static org.lucarne.it.UnreliableFront.Answer.NOT_READY_FOR_A_DAY;
import static org.lucarne.it.UnreliableFront.Answer.PASSED;
import static org.lucarne.it.UnreliableFront.Answer.TOO_MANY;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.FreePort;

/** {@code lucarne-open} where server, network or computer fail: all of a file, or none of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnreliableOpenIT {
  private static final Path PHOTOGRAPH = Photographs.SMALL.getFirst();

  private RunningLucarne lucarne;
  private String link;

  @BeforeAll
  void start() throws Exception {
    lucarne = RunningLucarne.start();
    link = send("naevus.jpg");
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    lucarne.close();
  }

  @Test
  void aServerThatIsNotReadyOrBreaksOffIsAskedAgain(@TempDir Path opened) throws Exception {
    try (UnreliableFront front =
        new UnreliableFront(
            lucarne.url(), NOT_READY, PASSED, BAD_GATEWAY, PASSED, BROKEN_OFF, TOO_MANY)) {
      open(opened, front.link(link)).outputOfSuccess();

      assertThat(front.requests()).isEqualTo(7);
      assertThat(opened.resolve("1-naevus.jpg")).hasSameBinaryContentAs(PHOTOGRAPH);
    }
  }

  @Test
  void aServerThatWantsTooMuchPatienceIsNotAskedAgain(@TempDir Path opened) throws Exception {
    try (UnreliableFront front = new UnreliableFront(lucarne.url(), NOT_READY_FOR_A_DAY)) {
      Command command = open(opened, front.link(link));

      assertThat(command.status()).isEqualTo(3);
      assertThat(front.requests()).isEqualTo(1);
      assertThat(opened).isEmptyDirectory();
    }
  }

  @Test
  void aServerThatIsNotThereIsGivenUp(@TempDir Path opened, @TempDir Path copy) throws Exception {
    String nowhere = link.replace(lucarne.url().toString(), "http://localhost:" + FreePort.next());

    Command command =
        run(opened, altered(copy, "PAUSES = (1, 2, 4, 8, 16, 30)", "PAUSES = (0, 0)"), nowhere);

    assertThat(command.status()).isEqualTo(4);
    assertThat(command.errors()).containsSubsequence("again in 0 s", "again in 0 s", "no whole");
    assertThat(opened).isEmptyDirectory();
  }

  @Test
  void aServerThatDripsForeverIsGivenUp(@TempDir Path opened, @TempDir Path copy) throws Exception {
    try (UnreliableFront front =
        new UnreliableFront(lucarne.url(), PASSED, PASSED, DRIPPING, DRIPPING)) {
      Command command =
          run(opened, altered(copy, "MOST_SECONDS = 3600", "MOST_SECONDS = 4"), front.link(link));

      assertThat(command.status()).isEqualTo(4);
      assertThat(command.errors()).contains("took too long").doesNotContain("Traceback");
      assertThat(opened).isEmptyDirectory();
    }
  }

  @Test
  void whoIsKilledWhileWritingLeavesNoHalfFileUnderItsName(
      @TempDir Path opened, @TempDir Path habits) throws Exception {
    Command command = openUntil("SIGKILL", opened, habits);

    assertThat(command.status()).isEqualTo(137);
    assertThat(opened.resolve("1-naevus.jpg")).doesNotExist();
  }

  @Test
  void whoIsEndedWhileWritingLeavesNothing(@TempDir Path opened, @TempDir Path habits)
      throws Exception {
    Command command = openUntil("SIGTERM", opened, habits);

    assertThat(command.status()).isEqualTo(143);
    assertThat(opened).isEmptyDirectory();
  }

  @Test
  void aFileThatIsThereStaysAsItIs(@TempDir Path opened) throws Exception {
    Path there = Files.writeString(opened.resolve("1-naevus.jpg"), "another");

    Command command = open(opened, link);

    assertThat(command.status()).isEqualTo(1);
    assertThat(command.errors()).contains("exists already");
    assertThat(there).hasContent("another");
    assertThat(opened).isDirectoryNotContaining(file -> !file.equals(there));
  }

  @Test
  void whoHasNoAgeIsToldBeforeTheLinkIsOpened(@TempDir Path opened, @TempDir Path tools)
      throws Exception {
    Files.createSymbolicLink(tools.resolve("python3"), python());
    try (UnreliableFront front = new UnreliableFront(lucarne.url())) {
      Command command =
          Command.run(
              opened,
              Map.of("PATH", tools.toString()),
              List.of(
                  Path.of("bin", "lucarne-open").toAbsolutePath().toString(), front.link(link)));

      assertThat(command.status()).isEqualTo(1);
      assertThat(command.errors()).contains("missing: age");
      assertThat(front.requests()).isZero();
    }
  }

  @Test
  void aLongNameKeepsItsEndAndWholeLetters(@TempDir Path opened) throws Exception {
    for (String letter : List.of("😀", "q\u0303\u0323", "é", "ᄀ")) {
      for (String shift : List.of("", "x", "xy", "xyz")) {
        String given = letter.repeat(250 / letter.length()) + shift + ".jpg";
        Path into = Files.createTempDirectory(opened, "one");

        open(into, send(given)).outputOfSuccess();

        String name = onlyName(into);
        assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(200, 255);
        assertThat(name).matches("1-(%s)+%s\\.jpg".formatted(letter, shift));
      }
    }
  }

  /** Opens, and is sent a signal when the picture's first bytes are in a file. */
  private Command openUntil(String signal, Path opened, Path habits) throws Exception {
    Files.writeString(
        habits.resolve("sitecustomize.py"),
        """
        import builtins, os, signal
        real = builtins.open

        def opened(path, mode="r", *rest, **more):
            file = real(path, mode, *rest, **more)
            if mode == "xb":
                os.write(file.fileno(), b"half")
                os.kill(os.getpid(), signal.%s)
            return file

        builtins.open = opened
        """
            .formatted(signal));
    return Command.run(
        opened,
        Map.of("PYTHONPATH", habits.toString()),
        List.of(Path.of("bin", "lucarne-open").toAbsolutePath().toString(), link));
  }

  /** The command with one of its limits made small. */
  private static Path altered(Path copy, String line, String instead) throws IOException {
    Path bin = Path.of("bin").toAbsolutePath();
    Files.createSymbolicLink(copy.resolve("lucarne-link-keys"), bin.resolve("lucarne-link-keys"));
    String text = Files.readString(bin.resolve("lucarne-open"));
    assertThat(text).contains("\n" + line + "\n");
    Path open = Files.writeString(copy.resolve("lucarne-open"), text.replace(line, instead));
    assertThat(open.toFile().setExecutable(true)).isTrue();
    return open;
  }

  private static Command open(Path into, String link) throws Exception {
    return run(into, Path.of("bin", "lucarne-open").toAbsolutePath(), link);
  }

  private static Command run(Path into, Path command, String link) throws Exception {
    return Command.run(into, Map.of(), List.of(command.toString(), link));
  }

  private String send(String name) throws Exception {
    SealedPicture picture = SealedPicture.of(PHOTOGRAPH, name, "");
    return new SealedSender(lucarne).send(List.of(picture)).toString();
  }

  /** As the disk has it: what Java makes of a name depends on the locale. */
  private static String onlyName(Path directory) throws Exception {
    String script = "import os; print(os.fsencode(os.listdir('.')[0]).hex())";
    Command command = Command.run(directory, Map.of(), List.of("python3", "-c", script));
    return new String(HexFormat.of().parseHex(command.outputOfSuccess()), StandardCharsets.UTF_8);
  }

  private static Path python() throws Exception {
    String script = "import sys; print(sys.executable)";
    Command command = Command.run(Path.of("."), Map.of(), List.of("python3", "-c", script));
    return Path.of(command.outputOfSuccess());
  }
}
