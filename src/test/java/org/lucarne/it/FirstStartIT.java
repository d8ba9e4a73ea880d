package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.FreePort;

/** What somebody gets who starts the program for the first time, and for the second. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstStartIT {
  private static final byte[] PICTURE =
      "\u00ff\u00d8\u00ff\u00e0 a picture".getBytes(StandardCharsets.ISO_8859_1);

  private RunningLucarne lucarne;
  @TempDir private Path elsewhere;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    lucarne = RunningLucarne.start();
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    lucarne.close();
  }

  @Test
  void nobodyElseOnTheMachineCanReadAnythingInItsHome() throws IOException {
    List<String> open = new ArrayList<>();
    try (Stream<Path> files = Files.walk(lucarne.home())) {
      // PostgreSQL's programs as anybody can download them, and an empty file of its library.
      Path programs = lucarne.home().resolve("postgres-binaries");
      Path libraryLock = lucarne.home().resolve("postgres/epg-lock");
      for (Path file :
          files.filter(file -> !file.startsWith(programs) && !file.equals(libraryLock)).toList()) {
        String mode = mode(file);
        if (!mode.endsWith("------")) {
          open.add(mode + " " + file);
        }
      }
    }

    assertThat(open).isEmpty();
    assertThat(mode(lucarne.home())).isEqualTo("rwx------");
    assertThat(mode(lucarne.home().resolve("access-token"))).isEqualTo("rw-------");
    assertThat(mode(lucarne.home().resolve("keys"))).isEqualTo("rwx------");
  }

  @Test
  void theAccessTokenIsPrintedOnceAndOnlyAtTheFirstStart()
      throws IOException, InterruptedException {
    String token = lucarne.accessToken();
    assertThat(token).startsWith("luc_");
    assertThat(Files.readString(lucarne.log())).containsOnlyOnce(token);

    lucarne.stop();
    lucarne.restart();

    assertThat(Files.readString(lucarne.log())).containsOnlyOnce(token).containsOnlyOnce("luc_");
    assertThat(lucarne.accessToken()).isEqualTo(token);
  }

  @Test
  void whatWasSentIsThereAfterAStopAndAfterAKill() throws IOException, InterruptedException {
    SentShare share = Sender.to(lucarne).send("P1D", "{}", List.of(PICTURE));

    lucarne.stop();
    assertThat(new PostgresProcess(lucarne.home()).handle()).isEmpty();
    lucarne.restart();
    assertThat(LinkHolder.open(share.link()).image(1)).isEqualTo(PICTURE);

    lucarne.kill();
    lucarne.restart();
    assertThat(LinkHolder.open(share.link()).image(1)).isEqualTo(PICTURE);
  }

  @Test
  void aSecondProgramOnTheSameHomeIsRefusedInOneLine() throws IOException, InterruptedException {
    assertThat(refusal(Map.of("LUCARNE_HOME", lucarne.home().toString())))
        .isEqualTo(
            "Lucarne does not start: another Lucarne is running on %s; stop it, or choose another"
                    .formatted(lucarne.home())
                + " LUCARNE_HOME");
    // The first one is none the worse for it.
    Sender.to(lucarne).newestShare();
  }

  @Test
  void aPublicAddressWithoutHttpsIsRefusedInOneLine() throws IOException, InterruptedException {
    assertThat(refusal(Map.of("LUCARNE_PUBLIC_URL", "http://pictures.example.org")))
        .startsWith("Lucarne does not start: LUCARNE_PUBLIC_URL is \"http://pictures.example.org\"")
        .contains("https");
  }

  @Test
  void aMalformedSettingIsRefusedInOneLine() throws IOException, InterruptedException {
    assertThat(refusal(Map.of("LUCARNE_SWEEP_EVERY", "abc")))
        .startsWith("Lucarne does not start: LUCARNE_SWEEP_EVERY is \"abc\"; it needs an ISO-8601");
    assertThat(refusal(Map.of("LUCARNE_REQUEST_LOG", "yes")))
        .isEqualTo(
            "Lucarne does not start: LUCARNE_REQUEST_LOG is \"yes\"; it can be true or false");
    assertThat(refusal(Map.of("LUCARNE_STORAGE", "s3"))).contains("LUCARNE_S3_BUCKET is missing");
  }

  @Test
  void aClusterIsRefusedThatLacksSomethingAndIsToldWhat() throws IOException, InterruptedException {
    Map<String, String> variables = new HashMap<>(Map.of("LUCARNE_MODE", "cluster"));
    assertThat(refusal(variables)).contains("LUCARNE_DATABASE_URL is missing");

    variables.put("LUCARNE_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/none");
    assertThat(refusal(variables)).contains("LUCARNE_PUBLIC_URL is missing");

    variables.put("LUCARNE_PUBLIC_URL", "https://pictures.example.org");
    assertThat(refusal(variables)).contains(elsewhere.resolve("home/keys").toString());
  }

  @Test
  void itListensOnLoopbackOnly() throws IOException {
    List<String> reached = new ArrayList<>();
    for (InetAddress address : ownAddresses()) {
      for (int port : List.of(lucarne.port(), lucarne.managementPort())) {
        if (answers(address, port)) {
          reached.add(address.getHostAddress() + " " + port);
        }
      }
    }
    assertThat(reached).isEmpty();
    assertThat(answers(InetAddress.ofLiteral("127.0.0.1"), lucarne.port())).isTrue();
  }

  /** The one line that it prints before it ends with status 1. */
  private String refusal(Map<String, String> wrong) throws IOException, InterruptedException {
    Path log = Files.createTempFile(elsewhere, "refused", ".log");
    Map<String, String> variables = new HashMap<>(wrong);
    variables.putIfAbsent("LUCARNE_HOME", elsewhere.resolve("home").toString());
    variables.put("QUARKUS_HTTP_PORT", Integer.toString(FreePort.next()));
    variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(FreePort.next()));
    Process process = RunningLucarne.launch(variables, log);
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends by itself").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(Files.readAllLines(log)).hasSize(1);
    return Files.readString(log).strip();
  }

  /** With one that only a program on all addresses would answer at, if the machine has no other. */
  private static List<InetAddress> ownAddresses() throws IOException {
    Stream<InetAddress> others =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress());
    return Stream.concat(Stream.of(InetAddress.ofLiteral("127.0.0.2")), others).toList();
  }

  private static boolean answers(InetAddress address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
      return true;
    } catch (ConnectException refused) {
      return false;
    }
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
