package org.lucarne.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lucarne.FreePort;

/**
 * The packaged program as a process of its own, on a home of its own under {@code target}. The JDK
 * is the one that runs the tests; database and storage are those that {@link Surroundings} names.
 */
final class RunningLucarne implements AutoCloseable {
  private static final Path JAR = Path.of("target", "quarkus-app", "quarkus-run.jar");
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Path directory;
  private final Surroundings surroundings;
  private final Map<String, String> variables;
  private final int port = FreePort.next();
  private final int managementPort = FreePort.next();
  private Process process;

  private RunningLucarne(Path directory, Map<String, String> variables) throws IOException {
    this.directory = directory;
    this.surroundings = Surroundings.of(directory);
    this.variables = new HashMap<>(surroundings.variables());
    this.variables.put("LUCARNE_HOME", home().toString());
    this.variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    this.variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(managementPort));
    this.variables.putAll(variables);
    if (this.variables.containsValue("cluster")) {
      Files.createDirectory(home()); // where files are stored it has to be there, as a volume is
    }
    this.process = launch(this.variables, log());
  }

  /** A program that answers, with these variables set besides its own. */
  static RunningLucarne start(Map<String, String> variables)
      throws IOException, InterruptedException {
    Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
    Path directory = Files.createTempDirectory(target, "it-");
    RunningLucarne lucarne = new RunningLucarne(directory, variables);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> lucarne.process.destroyForcibly()));
    lucarne.awaitReady();
    return lucarne;
  }

  static RunningLucarne start() throws IOException, InterruptedException {
    return start(Map.of());
  }

  /** A program with exactly these variables, which need not come to life. */
  static Process launch(Map<String, String> variables, Path log) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(program())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    Command.clean(builder.environment()).putAll(variables);
    return builder.start();
  }

  /** Stops it as an operator would (SIGTERM), and waits for the end. */
  void stop() throws IOException, InterruptedException {
    process.destroy();
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IOException("it does not stop:\n" + Files.readString(log()));
    }
  }

  /** SIGTERM, without waiting for what comes of it. */
  Process terminate() {
    process.destroy();
    return process;
  }

  /** Runs a command of the same program with the same variables. */
  Command command(String... words) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(program());
    line.addAll(List.of(words));
    return Command.run(directory, variables, line);
  }

  /** The words of a command line that starts the program. */
  static List<String> program() {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow",
        "-jar",
        JAR.toAbsolutePath().toString());
  }

  /** SIGKILL: nothing of it runs again. Its PostgreSQL lives on. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The same with these variables set from now on. */
  Duration restart(Map<String, String> changed) throws IOException, InterruptedException {
    variables.putAll(changed);
    return restart();
  }

  /** Starts it again where it stopped; returns how long it took until it was ready. */
  Duration restart() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    process = launch(variables, log());
    awaitReady();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  URI url() {
    return URI.create("http://localhost:" + port);
  }

  int port() {
    return port;
  }

  int managementPort() {
    return managementPort;
  }

  long pid() {
    return process.pid();
  }

  Path home() {
    return directory.resolve("home");
  }

  /** Everything that it printed, of all its starts. */
  Path log() {
    return directory.resolve("program.log");
  }

  String accessToken() throws IOException {
    return Files.readString(home().resolve("access-token")).strip();
  }

  /** Looks into its database, behind its back. */
  Connection database() throws IOException, SQLException {
    return surroundings.connect(home());
  }

  /** Ends the program and its PostgreSQL, and removes its home. */
  @Override
  public void close() throws IOException, InterruptedException {
    kill();
    new PostgresProcess(home()).end();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (!isReady(client)) {
        if (System.nanoTime() > deadline || process.waitFor(50, TimeUnit.MILLISECONDS)) {
          String said = Files.readString(log());
          close();
          throw new IOException("it does not start:\n" + said);
        }
      }
    }
  }

  private boolean isReady(HttpClient client) throws InterruptedException {
    URI ready = URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready");
    HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** The words of a command line that runs the client of the repository. */
  static List<String> sendCommand() {
    return List.of(Path.of("bin", "lucarne-send").toAbsolutePath().toString());
  }
}
