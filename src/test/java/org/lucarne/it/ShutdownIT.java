package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The program as a cluster runs it: made ready by its commands, and told to stop. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShutdownIT {
  private static final byte[] PICTURE =
      "\u00ff\u00d8\u00ff\u00e0 a picture".getBytes(StandardCharsets.ISO_8859_1);

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> variables = new HashMap<>();
  private EmbeddedPostgres postgres;

  @BeforeAll
  void prepare(@TempDir Path directory) throws IOException, InterruptedException {
    postgres =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(Path.of("target/postgres-binaries").toFile())
            .start();
    variables.put("LUCARNE_MODE", "cluster");
    variables.put("LUCARNE_PUBLIC_URL", "http://localhost:8080");
    variables.put("LUCARNE_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
    variables.put("LUCARNE_KEYS_DIR", directory.resolve("keys").toString());
    variables.put("LUCARNE_MIGRATE_AT_START", "false");
    variables.put("QUARKUS_SHUTDOWN_DELAY", "4S");
    command("keys", "create").outputOfSuccess();
  }

  @AfterAll
  void end() throws IOException {
    postgres.close();
  }

  private Command command(String... words) throws IOException, InterruptedException {
    List<String> line = new java.util.ArrayList<>(RunningLucarne.program());
    line.addAll(List.of(words));
    return Command.run(Path.of("target"), variables, line);
  }

  @Test
  void anUploadUnderWayEndsBeforeTheProcessDoes() throws Exception {
    refusedOnAnOlderSchema();
    assertThat(command("migrate").outputOfSuccess()).startsWith("migrations applied: ");
    try (RunningLucarne lucarne = RunningLucarne.start(variables)) {
      giveToken(lucarne);
      assertThat(Files.readString(lucarne.log())).contains("access tokens only");
      SentShare share = Sender.to(lucarne).declare("P1D", "{}", List.of(PICTURE));
      try (SlowUpload upload = new SlowUpload(lucarne, share, 1, 0.5)) {
        Process process = lucarne.terminate();
        readinessGoesDownWhileRequestsAreTaken(lucarne);
        Thread.sleep(5_000);
        assertThat(process.isAlive()).as("it waits for the upload").isTrue();
        assertThat(upload.isUnanswered()).isTrue();
        upload.sendTheRest();
        assertThat(upload.status()).isEqualTo(201);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(lucarne.log())).isZero();
      }
      lucarne.restart();
      requestsAreTakenForAWhileWhenThereIsNothingToWaitFor(lucarne);
    }
  }

  private void requestsAreTakenForAWhileWhenThereIsNothingToWaitFor(RunningLucarne lucarne)
      throws IOException, InterruptedException {
    Process process = lucarne.terminate();
    Thread.sleep(2_000);
    assertThat(status(lucarne.url().resolve("/api/v1/limits"))).isEqualTo(200);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }

  private void refusedOnAnOlderSchema() throws IOException, InterruptedException {
    Command serve = command();
    assertThat(serve.status()).isEqualTo(1);
    assertThat(serve.errors()).startsWith("Lucarne does not start: the database's schema lacks V1");
    assertThat(serve.errors().lines()).hasSize(1);
  }

  /** The token is for the owner on the command line: no request could have made it. */
  private void giveToken(RunningLucarne lucarne) throws IOException, InterruptedException {
    assertThat(lucarne.home().resolve("access-token")).doesNotExist();
    String token = command("tokens", "issue", "--owner", "ward").outputOfSuccess();
    Files.writeString(lucarne.home().resolve("access-token"), token);
    assertThat(Files.readString(lucarne.log())).doesNotContain(token);
  }

  private void readinessGoesDownWhileRequestsAreTaken(RunningLucarne lucarne)
      throws IOException, InterruptedException {
    URI ready = URI.create("http://127.0.0.1:" + lucarne.managementPort() + "/q/health/ready");
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    while (status(ready) != 503 && System.nanoTime() < deadline) {
      Thread.sleep(50);
    }
    assertThat(status(ready)).isEqualTo(503);
    assertThat(status(ready.resolve("/q/health/live"))).isEqualTo(200);
    assertThat(status(lucarne.url().resolve("/api/v1/limits"))).isEqualTo(200);
  }

  private int status(URI uri) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
  }
}
