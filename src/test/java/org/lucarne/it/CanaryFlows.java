package org.lucarne.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lucarne.format.LinkKeys;

/**
 * Uses the program in every way there is, and puts a mark wherever a caller chooses what is sent.
 * Remembers the secrets that it was given, or made, on the way.
 */
final class CanaryFlows {
  private final RunningLucarne lucarne;
  private final String mark;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> secrets = new ArrayList<>();
  private final List<HttpResponse<String>> answers = new ArrayList<>();

  CanaryFlows(RunningLucarne lucarne, String mark) throws IOException {
    this.lucarne = lucarne;
    this.mark = mark;
    secrets.add(mark);
    secrets.add(lucarne.accessToken());
  }

  /** Everything that must not be found anywhere. */
  List<String> secrets() {
    return List.copyOf(secrets);
  }

  /** All answers to requests of {@link #call}. */
  List<HttpResponse<String>> answers() {
    return List.copyOf(answers);
  }

  /** A managed share is sent, opened, looked at, downloaded, revoked, deleted. */
  void managed() throws IOException, InterruptedException {
    Sender sender = Sender.to(lucarne);
    byte[] picture = Files.readAllBytes(Photographs.SMALL.getFirst());
    String label = "{\"label\":\"" + mark + "\",\"maxViews\":3}";
    SentShare share = sender.send("P1D", label, List.of(picture, mark.getBytes(UTF_8)));
    sender.awaitRenditions();
    secrets.add(share.uploadToken());
    secrets.add(token(share.link()));
    call("GET", share.link().getPath() + "?code=" + mark, null);
    LinkHolder holder = LinkHolder.open(share.link());
    secrets.add(holder.cookie().split("=")[1]);
    holder.image(1);
    String view = holder.gallery().getPath();
    Map<String, String> cookie = Map.of("Cookie", holder.cookie());
    for (String path :
        List.of("", "/images/1/thumbnail", "/images/2/original?download=" + mark, "/archive")) {
      call("GET", view + path, null, cookie);
      call("HEAD", view + path, null, cookie);
    }
    call("GET", view, null, Map.of("Cookie", holder.cookie().split("=")[0] + "=" + mark));
    call("PUT", share.uploadPath(1), mark, Map.of("Authorization", bearer(share.uploadToken())));
    sender.revoke(share);
    call("POST", share.link().getPath() + "/open", null);
    call("DELETE", "/api/v1/shares/" + share.id(), null, sender());
    call("GET", "/api/v1/shares/" + share.id() + "/events", null, sender());
  }

  /** A sealed share with a passphrase: opened, tried with wrong keys, its code exposed. */
  void sealed() throws Exception {
    SealedPicture picture =
        SealedPicture.of(Photographs.SMALL.getFirst(), mark + ".jpg", "a " + mark);
    URI link =
        new SealedSender(lucarne).message(mark).passphrase("pass " + mark).send(List.of(picture));
    secrets.add(token(link));
    secrets.add(link.getFragment());
    byte[] secret = Base64.getUrlDecoder().decode(link.getFragment());
    LinkKeys keys = LinkKeys.derive(secret, "pass " + mark);
    LinkKeys wrong = LinkKeys.derive(secret, "wrong " + mark);
    secrets.addAll(List.of(keys.accessKey(), String.valueOf(keys.gateKey()), wrong.accessKey()));
    for (LinkKeys shown : List.of(wrong, keys, wrong, wrong, wrong, wrong, wrong, wrong)) {
      String body = "{\"accessKey\":\"%s\",\"gateKey\":\"%s\"}";
      open(link, body.formatted(shown.accessKey(), shown.gateKey()));
    }
    open(link, "{\"accessKey\":\"" + mark + "\"}");
    open(link, "{\"passphrase\":\"" + mark + "\"}");
    call("GET", link.getPath() + "%23" + link.getFragment(), null);
    call("GET", link.getPath() + "?" + link.getFragment(), null);
  }

  private void open(URI link, String body) throws IOException, InterruptedException {
    HttpResponse<String> opened =
        call(
            "POST",
            link.getPath() + "/open",
            body,
            Map.of(
                "Origin", lucarne.url().toString(),
                "Accept", "application/json",
                "Content-Type", "application/json"));
    opened
        .headers()
        .firstValue("Set-Cookie")
        .ifPresent(cookie -> secrets.add(cookie.split(";")[0].split("=")[1]));
  }

  /** What is malformed, unknown or not allowed, with the mark in every place for it. */
  void refused() throws IOException, InterruptedException {
    String forged = (mark + "A".repeat(44)).substring(0, 44);
    secrets.add(forged);
    for (String path :
        List.of(
            "/s/" + forged,
            "/s/" + mark,
            "/s/" + mark + "/open",
            "/v/" + mark,
            "/" + mark,
            "/v/" + mark + "/images/1/" + mark,
            "/api/v1/" + mark,
            "/api/v1/shares/" + mark,
            "/api/v1/shares?limit=" + mark,
            "/api/v1/shares?after=" + mark,
            "/%41" + mark)) {
      for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", mark)) {
        call(method, path, "{\"" + mark + "\":" + mark, sender());
      }
    }
    Map<String, String> strange =
        Map.of(
            "Authorization", bearer(mark),
            "Cookie", "__Host-lucarne-" + mark + "=" + mark,
            "Accept", mark + "/" + mark,
            "Content-Type", "application/" + mark,
            "X-Request-Id", mark,
            "traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            "tracestate", "a=" + mark,
            "baggage", "a=" + mark,
            "X-Forwarded-For", mark);
    call("GET", "/api/v1/limits", null, strange);
    call("GET", "/api/v1/shares", null, strange);
    call("POST", "/api/v1/shares", "{\"custody\":\"" + mark + "\"}", strange);
    String capsule = Base64.getEncoder().encodeToString(("age " + mark).getBytes(UTF_8));
    for (String body :
        List.of(
            mark,
            "{\"custody\":\"managed\",\"capsule\":\"" + capsule + "\",\"images\":[]}",
            "{\"custody\":\"managed\",\"custody\":\"" + mark + "\"}")) {
      call("POST", "/api/v1/shares", body, sender());
    }
  }

  /** Storage is away while something is sent and something is asked for. */
  void withoutStorage() throws IOException, InterruptedException {
    Sender sender = Sender.to(lucarne);
    byte[] picture = Files.readAllBytes(Photographs.SMALL.getLast());
    SentShare share = sender.send("P1D", "{}", List.of(picture));
    SentShare late = sender.declare("P1D", "{}", List.of(picture));
    secrets.addAll(List.of(token(share.link()), late.uploadToken()));
    LinkHolder holder = LinkHolder.open(share.link());
    secrets.add(holder.cookie().split("=")[1]);
    Path objects = lucarne.home().resolve("objects");
    Path away = objects.resolveSibling("objects-away");
    Files.move(objects, away);
    try {
      sender.put(late, 1);
      call("GET", holder.gallery().getPath() + "/archive", null, Map.of("Cookie", holder.cookie()));
      call("DELETE", "/api/v1/shares/" + share.id(), null, sender());
      Thread.sleep(3_000); // a sweep that fails
    } finally {
      Files.move(away, objects);
    }
  }

  /** The database is gone for good. */
  void withoutDatabase() throws IOException, InterruptedException {
    new PostgresProcess(lucarne.home()).freeze();
    call("GET", "/api/v1/shares?after=" + mark, null, sender());
    call("GET", "/s/" + secrets.get(3), null);
    call("POST", "/api/v1/shares", "{\"custody\":\"" + mark + "\"}", sender());
  }

  private Map<String, String> sender() throws IOException {
    return Map.of(
        "Authorization",
        bearer(lucarne.accessToken()),
        "Content-Type",
        "application/json",
        "Idempotency-Key",
        mark,
        "User-Agent",
        mark);
  }

  private static String bearer(String token) {
    return "Bearer " + token;
  }

  private static String token(URI link) {
    return link.getPath().substring("/s/".length());
  }

  private void call(String method, String path, @Nullable String body)
      throws IOException, InterruptedException {
    call(method, path, body, Map.of());
  }

  private HttpResponse<String> call(
      String method, String path, @Nullable String body, Map<String, String> headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(lucarne.url() + path))
            .header("Referer", "https://" + mark + ".example/")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    answers.add(answer);
    return answer;
  }
}
