package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Keys and passwords are exchanged while the program runs, and nobody notices. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RotationIT {
  private static final byte[] PICTURE =
      "\u00ff\u00d8\u00ff\u00e0 a picture".getBytes(StandardCharsets.ISO_8859_1);

  /** What is promised to operators. */
  private static final Duration TAKES_EFFECT = Duration.ofSeconds(60);

  private final HttpClient http = HttpClient.newHttpClient();
  private RunningLucarne lucarne;
  private Sender sender;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    lucarne = RunningLucarne.start(Map.of("LUCARNE_TRUSTED_PROXIES", "127.0.0.1,::1"));
    sender = Sender.to(lucarne);
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    lucarne.close();
  }

  @Test
  void signingKeysAreRotatedUnderLoadWithoutAFalseRefusal() throws Exception {
    SentShare before = share();
    assertThat(kid(before.link())).isZero();
    Queue<URI> links = new ConcurrentLinkedQueue<>(List.of(before.link()));
    AtomicInteger asked = new AtomicInteger();
    Queue<String> refusals = new ConcurrentLinkedQueue<>();
    Thread load = Thread.ofPlatform().start(() -> ask(links, asked, refusals));

    lucarne.command("keys", "rotate", "link").outputOfSuccess();
    SentShare after = shareOnce(share -> kid(share.link()) == 1, links);
    Thread.sleep(1_000);
    load.interrupt();
    load.join();
    assertThat(refusals).isEmpty();
    assertThat(asked).hasValueGreaterThan(50);
    assertThat(LinkHolder.open(before.link()).image(1)).isEqualTo(PICTURE);

    Files.delete(lucarne.home().resolve("keys/link/0.key"));
    await(() -> get(before.link()).statusCode() == 404);
    assertThat(withoutRequestId(get(before.link())))
        .isEqualTo(withoutRequestId(get(unknown(before.link()))));
    assertThat(asSender("/api/v1/shares/" + before.id()).body()).contains("\"url\":null");
    assertThat(LinkHolder.open(after.link()).image(1)).isEqualTo(PICTURE);
  }

  @Test
  void theOtherKeysAreRotatedToo() throws Exception {
    SentShare before = share();
    String recipient = recipient();
    lucarne.command("keys", "rotate", "identity").outputOfSuccess();
    lucarne.command("keys", "rotate", "wrap").outputOfSuccess();
    await(() -> !recipient().equals(recipient));
    SentShare after = share();
    assertThat(LinkHolder.open(after.link()).image(1)).isEqualTo(PICTURE);
    assertThat(LinkHolder.open(before.link()).image(1)).isEqualTo(PICTURE);
  }

  @Test
  void thePasswordOfTheDatabaseIsChanged() throws Exception {
    assumeThat(Surroundings.areStandalone()).as("a database of its own").isTrue();
    Path file = lucarne.home().resolve("keys/database-password");
    try (Connection database = lucarne.database();
        var statement = database.createStatement()) {
      statement.execute("ALTER USER postgres PASSWORD 'another-one'");
      Files.writeString(file, "another-one\n");
      statement.execute(
          "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
              + " WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }
    await(() -> asSender("/api/v1/shares").statusCode() == 200);
    assertThat(LinkHolder.open(share().link()).image(1)).isEqualTo(PICTURE);
  }

  @Test
  void whatATrustedProxySawDecidesTheNetworkAndWhatItWasToldDoesNot() throws Exception {
    SentShare share = share();
    click(share.link(), "198.51.100.1");
    click(share.link(), "6.6.6.6, 198.51.100.1");
    assertThat(networks(share)).hasSize(1);
    click(share.link(), "198.51.100.2");
    assertThat(networks(share)).hasSize(2);
  }

  @Test
  void commandsWorkBesideTheRunningProgram() throws Exception {
    String token = lucarne.command("tokens", "issue", "--owner", "standalone").outputOfSuccess();
    assertThat(new Sender(lucarne.url(), token, http).send("P1D", "{}", List.of(PICTURE)).id())
        .isNotEmpty();
    assertThat(lucarne.command("tokens", "list").outputOfSuccess()).doesNotContain("luc_");
    assertThat(lucarne.command("tokens", "revoke", "none").status()).isEqualTo(1);
    assertThat(Files.readString(lucarne.log())).doesNotContain(token);
  }

  private SentShare share() throws IOException, InterruptedException {
    return sender.send("P1D", "{}", List.of(PICTURE));
  }

  private SentShare shareOnce(Predicate<SentShare> wanted, Queue<URI> links) throws Exception {
    long deadline = System.nanoTime() + TAKES_EFFECT.toNanos();
    while (true) {
      SentShare share = share();
      links.add(share.link());
      if (wanted.test(share)) {
        return share;
      }
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(deadline);
      Thread.sleep(300);
    }
  }

  private void ask(Queue<URI> links, AtomicInteger asked, Queue<String> refusals) {
    while (true) {
      for (URI link : links) {
        try {
          int status = get(link).statusCode();
          asked.incrementAndGet();
          if (status != 200) {
            refusals.add(status + " of kid " + kid(link));
          }
        } catch (InterruptedException e) {
          return;
        } catch (IOException e) {
          refusals.add(e.toString());
        }
      }
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long deadline = System.nanoTime() + TAKES_EFFECT.toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(deadline);
      Thread.sleep(300);
    }
  }

  private static int kid(URI link) {
    return Base64.getUrlDecoder().decode(link.getPath().substring("/s/".length()))[0];
  }

  /** A link of the same shape that nobody signed. */
  private static URI unknown(URI link) {
    String token = link.getPath().substring("/s/".length());
    return link.resolve("/s/" + token.substring(0, 10) + "AAAAAAAAAA" + token.substring(20));
  }

  private HttpResponse<String> get(URI uri) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(uri).header("Accept", "application/json").build();
    return http.send(request, BodyHandlers.ofString());
  }

  private static String withoutRequestId(HttpResponse<String> answer) {
    return answer.statusCode() + answer.body().replaceAll("\"requestId\":\"[^\"]*\"", "");
  }

  private HttpResponse<String> asSender(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(lucarne.url().resolve(path))
            .header("Authorization", "Bearer " + lucarne.accessToken())
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  private String recipient() throws IOException, InterruptedException {
    return get(lucarne.url().resolve("/api/v1/recipient")).body();
  }

  private void click(URI link, String forwardedFor) throws IOException, InterruptedException {
    HttpRequest click =
        HttpRequest.newBuilder(URI.create(link + "/open"))
            .header("Origin", link.getScheme() + "://" + link.getAuthority())
            .header("Accept", "application/json")
            .header("X-Forwarded-For", forwardedFor)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    assertThat(http.send(click, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private List<String> networks(SentShare share) throws Exception {
    try (Connection database = lucarne.database()) {
      return DatabaseText.column(
          database,
          "SELECT DISTINCT encode(network, 'hex') FROM view WHERE link_id = '"
              + share.linkId()
              + "'");
    }
  }
}
