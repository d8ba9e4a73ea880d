package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one service: what is taken back at one is gone at the other, at once. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoProcessesIT {
  private static final byte[] PICTURE =
      "\u00ff\u00d8\u00ff\u00e0 a picture".getBytes(StandardCharsets.ISO_8859_1);

  private final HttpClient http = HttpClient.newHttpClient();
  private EmbeddedPostgres postgres;
  private Path keys;
  private RunningLucarne one;
  private RunningLucarne other;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException, InterruptedException {
    postgres =
        EmbeddedPostgres.builder()
            .setOverrideWorkingDirectory(Path.of("target/postgres-binaries").toFile())
            .start();
    keys = directory.resolve("keys");
    Map<String, String> variables = new HashMap<>();
    variables.put("LUCARNE_MODE", "cluster");
    variables.put("LUCARNE_PUBLIC_URL", "http://localhost:8080");
    variables.put("LUCARNE_DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
    variables.put("LUCARNE_KEYS_DIR", keys.toString());
    command(variables, "keys", "create").outputOfSuccess();
    one = RunningLucarne.start(variables);
    other = RunningLucarne.start(variables);
    String token = command(variables, "tokens", "issue", "--owner", "ward").outputOfSuccess();
    for (RunningLucarne each : List.of(one, other)) {
      Files.writeString(each.home().resolve("access-token"), token);
    }
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    one.close();
    other.close();
    postgres.close();
  }

  @Test
  void aLinkThatIsRevokedAtOneOpensNowhere() throws Exception {
    Sender sender = Sender.to(one);
    SentShare share = sender.send("P1D", "{}", List.of(PICTURE));
    assertThat(click(share)).isEqualTo(200);

    String link = "/api/v1/shares/" + share.id() + "/links/" + share.linkId();
    assertThat(delete(sender, link)).isEqualTo(204);

    assertThat(click(share)).isEqualTo(410);
  }

  @Test
  void aShareThatIsDeletedAtOneIsGoneAtTheOther() throws Exception {
    Sender sender = Sender.to(one);
    SentShare share = sender.send("P1D", "{}", List.of(PICTURE));
    assertThat(read(share, sender.accessToken())).isEqualTo(200);

    assertThat(delete(sender, "/api/v1/shares/" + share.id())).isEqualTo(204);

    assertThat(click(share)).isIn(404, 410);
    assertThat(Sender.to(other).put(share, 1)).isIn(401, 404, 409, 410);
  }

  private int click(SentShare share) throws IOException, InterruptedException {
    URI here = other.url().resolve(share.link().getPath() + "/open");
    HttpRequest click =
        HttpRequest.newBuilder(here)
            .header("Origin", "http://localhost:8080")
            .header("Accept", "application/json")
            .POST(BodyPublishers.noBody())
            .build();
    return http.send(click, BodyHandlers.discarding()).statusCode();
  }

  private int read(SentShare share, String token) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(other.url().resolve("/api/v1/shares/" + share.id()))
            .header("Authorization", "Bearer " + token)
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private int delete(Sender sender, String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(one.url().resolve(path))
            .header("Authorization", "Bearer " + sender.accessToken())
            .DELETE()
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private static Command command(Map<String, String> variables, String... words)
      throws IOException, InterruptedException {
    List<String> line = new java.util.ArrayList<>(RunningLucarne.program());
    line.addAll(List.of(words));
    return Command.run(Path.of("target"), variables, line);
  }
}
