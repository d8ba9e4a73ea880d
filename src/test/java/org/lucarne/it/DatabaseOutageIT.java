package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The program while its own PostgreSQL is killed, or answers nobody. */
class DatabaseOutageIT {
  private static final byte[] PICTURE =
      "\u00ff\u00d8\u00ff\u00e0 a picture".getBytes(StandardCharsets.ISO_8859_1);
  private static final long PATIENCE_SECONDS = 120;

  @Test
  void aKilledDatabaseIsStartedAgainAndNothingIsLost() throws Exception {
    assumeThat(Surroundings.areStandalone()).as("a database of its own").isTrue();
    try (RunningLucarne lucarne = RunningLucarne.start()) {
      Sender sender = Sender.to(lucarne);
      SentShare share = sender.send("P1D", "{}", List.of(PICTURE));
      for (int kill = 0; kill < 2; kill++) {
        new PostgresProcess(lucarne.home()).end();
        awaitAnswer(sender, share);
      }
      assertThat(LinkHolder.open(share.link()).image(1)).isEqualTo(PICTURE);
      sender.send("P1D", "{}", List.of(PICTURE));
      assertThat(Files.readString(lucarne.log()))
          .contains("PostgreSQL ended by itself; it is started again")
          .doesNotContain("\tat ");
    }
  }

  @Test
  void whileItAnswersNobodyCallersAreToldToComeBack() throws Exception {
    assumeThat(Surroundings.areStandalone()).as("a database of its own").isTrue();
    try (RunningLucarne lucarne = RunningLucarne.start()) {
      Sender sender = Sender.to(lucarne);
      SentShare share = sender.send("P1D", "{}", List.of(PICTURE));
      new PostgresProcess(lucarne.home()).freeze();

      assertToldToComeBack(share(sender, share));
      assertToldToComeBack(LinkHolder.click(sender.http(), share.link()));
      assertThat(sender.put(share, 1)).isEqualTo(503);
      assertThat(Files.readString(lucarne.log())).doesNotContain("\tat ");
    }
  }

  @Test
  void whatCannotBeStartedAgainEndsTheProgramWithASentence() throws Exception {
    assumeThat(Surroundings.areStandalone()).as("a database of its own").isTrue();
    try (RunningLucarne lucarne = RunningLucarne.start()) {
      ProcessHandle program = ProcessHandle.of(lucarne.pid()).orElseThrow();
      Files.writeString(lucarne.home().resolve("postgres/PG_VERSION"), "1\n");
      new PostgresProcess(lucarne.home()).end();

      program.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(Files.readString(lucarne.log()))
          .contains("does not start again; see postgres.log");
    }
  }

  /** The service says 503 meanwhile, and nothing else but 200. */
  private static void awaitAnswer(Sender sender, SentShare share) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    HttpResponse<String> answer = share(sender, share);
    while (answer.statusCode() != 200 && System.nanoTime() < deadline) {
      assertToldToComeBack(answer);
      Thread.sleep(100);
      answer = share(sender, share);
    }
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> share(Sender sender, SentShare share)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(sender.server().resolve("/api/v1/shares/" + share.id()))
            .header("Authorization", "Bearer " + sender.accessToken())
            .build();
    return sender.http().send(request, BodyHandlers.ofString());
  }

  private static void assertToldToComeBack(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    assertThat(JsonPath.from(answer.body()).getString("type"))
        .isEqualTo("urn:lucarne:problem:storage-unavailable");
  }
}
