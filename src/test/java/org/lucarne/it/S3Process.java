package org.lucarne.it;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.lucarne.FreePort;
import org.lucarne.storage.SignedRequests;

/**
 * An S3 server that is killed and started again, over one directory. Which one, {@code
 * LUCARNE_TEST_S3_SERVER} says: one of those in {@code .ci/s3} that keep objects as files.
 */
final class S3Process implements AutoCloseable {
  private static final String SERVER =
      System.getenv().getOrDefault("LUCARNE_TEST_S3_SERVER", "s3proxy");
  private static final String BUCKET = "lucarne-outage";
  private static final long START_SECONDS = 60;

  private final Path directory;
  private final int port = FreePort.next();
  private final String accessKey = "outage" + UUID.randomUUID().toString().substring(0, 8);
  private final String secretKey = UUID.randomUUID().toString();
  private Process process;

  S3Process(Path directory) throws IOException, InterruptedException {
    this.directory = Files.createDirectories(directory);
    Files.createDirectory(data());
    Files.writeString(directory.resolve("access-key"), accessKey);
    Files.writeString(directory.resolve("secret-key"), secretKey);
    process = launch(secretKey);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> process.destroyForcibly()));
    await(secretKey);
  }

  /** What makes the program use it, and notice soon that it is away. */
  Map<String, String> variables() {
    return Map.of(
        "LUCARNE_STORAGE",
        "s3",
        "LUCARNE_S3_ENDPOINT",
        "http://127.0.0.1:" + port,
        "LUCARNE_S3_BUCKET",
        BUCKET,
        "LUCARNE_S3_ACCESS_KEY_FILE",
        directory.resolve("access-key").toString(),
        "LUCARNE_S3_SECRET_KEY_FILE",
        directory.resolve("secret-key").toString(),
        "LUCARNE_S3_READ_TIMEOUT",
        "PT5S");
  }

  String accessKey() {
    return accessKey;
  }

  String secretKey() {
    return secretKey;
  }

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  void restart() throws IOException, InterruptedException {
    kill();
    process = launch(secretKey);
    await(secretKey);
  }

  /** The same server, which does not know the program's credential any more. */
  void restartWithAnotherSecret() throws IOException, InterruptedException {
    kill();
    String other = UUID.randomUUID().toString();
    process = launch(other);
    await(other);
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private Path data() {
    return directory.resolve("data");
  }

  private Process launch(String secret) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(".ci", "s3", SERVER).toAbsolutePath().toString(),
                "run",
                data().toString(),
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(directory.resolve("server.log").toFile()));
    builder.environment().put("S3_ACCESS_KEY", accessKey);
    builder.environment().put("S3_SECRET_KEY", secret);
    return builder.start();
  }

  /** Until it answers and has the bucket: newly made, or as it was before. */
  private void await(String secret) throws IOException, InterruptedException {
    URI endpoint = URI.create("http://127.0.0.1:" + port);
    SignedRequests s3 = new SignedRequests(endpoint, accessKey, secret);
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!hasBucket(s3)) {
      if (System.nanoTime() > deadline || process.waitFor(100, TimeUnit.MILLISECONDS)) {
        throw new IOException(Files.readString(directory.resolve("server.log")));
      }
    }
  }

  private static boolean hasBucket(SignedRequests s3) throws InterruptedException {
    try {
      int status = s3.send("PUT", "/" + BUCKET, Map.of(), new byte[0]).status();
      return status == 200 || status == 409;
    } catch (IOException notYet) {
      return false;
    }
  }
}
