package org.lucarne.it;

import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.lucarne.envelope.Encryption;
import org.lucarne.envelope.Identity;

/** A sender's program: encrypts, declares, uploads, and asks what became of it. */
record Sender(URI server, String accessToken, HttpClient http) {
  private static final Duration RENDERED = Duration.ofMinutes(1);

  static Sender to(RunningLucarne lucarne) throws IOException {
    return new Sender(lucarne.url(), lucarne.accessToken(), HttpClient.newHttpClient());
  }

  /** Declares a share of these pictures, and uploads none of them. */
  SentShare declare(String lifetime, String link, List<byte[]> pictures)
      throws IOException, InterruptedException {
    Identity key = Identity.generate();
    List<byte[]> files = new ArrayList<>();
    for (byte[] picture : pictures) {
      files.add(encrypt(picture, key.recipient()));
    }
    String images =
        pictures.stream()
            .map(picture -> "{\"renditions\":[{\"rendition\":\"original\"}]}")
            .collect(Collectors.joining(","));
    String capsule = Base64.getEncoder().encodeToString(encrypt(key.encoded(), recipient()));
    String body =
        """
        {"custody":"managed","capsule":"%s","images":[%s],"expiresIn":"%s","link":%s}\
        """
            .formatted(capsule, images, lifetime, link);
    HttpRequest.Builder request = api("/api/v1/shares").POST(BodyPublishers.ofString(body));
    JsonPath declared = json(request.header("Content-Type", "application/json"), 201);
    return new SentShare(
        declared.getString("id"),
        declared.getString("uploadToken"),
        URI.create(declared.getString("links[0].url")),
        declared.getString("links[0].id"),
        files);
  }

  /** A complete share with a link. */
  SentShare send(String lifetime, String link, List<byte[]> pictures)
      throws IOException, InterruptedException {
    SentShare share = declare(lifetime, link, pictures);
    for (int position = 1; position <= pictures.size(); position++) {
      int status = put(share, position);
      if (status != 201) {
        throw new AssertionError("an upload was answered with " + status);
      }
    }
    return share;
  }

  /** Uploads one picture; 201 says that it is stored now, 200 that it was before. */
  int put(SentShare share, int position) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(share.uploadPath(position)))
            .header("Authorization", "Bearer " + share.uploadToken())
            .PUT(BodyPublishers.ofByteArray(share.file(position)))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  /** How often the share's first link counts as opened. */
  int views(String shareId) throws IOException, InterruptedException {
    return json(api("/api/v1/shares/" + shareId), 200).getInt("links[0].views");
  }

  /** Until the renditions of the newest share have been made, or refused. */
  void awaitRenditions() throws IOException, InterruptedException {
    long deadline = System.nanoTime() + RENDERED.toNanos();
    while (json(api("/api/v1/shares?limit=1"), 200)
        .getList("items[0].images.renditions.state.flatten()", String.class)
        .contains("making")) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("renditions are still being made");
      }
      Thread.sleep(100);
    }
  }

  /** The newest share, whoever sent it. */
  String newestShare() throws IOException, InterruptedException {
    return json(api("/api/v1/shares?limit=1"), 200).getString("items[0].id");
  }

  void revoke(SentShare share) throws IOException, InterruptedException {
    String path = "/api/v1/shares/" + share.id() + "/links/" + share.linkId();
    HttpRequest request = api(path).DELETE().build();
    http.send(request, HttpResponse.BodyHandlers.discarding());
  }

  private String recipient() throws IOException, InterruptedException {
    HttpRequest request = api("/api/v1/recipient").header("Accept", "text/plain").build();
    return http.send(request, HttpResponse.BodyHandlers.ofString()).body().strip();
  }

  private HttpRequest.Builder api(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .header("Authorization", "Bearer " + accessToken);
  }

  private JsonPath json(HttpRequest.Builder request, int expected)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw new AssertionError(answer.statusCode() + ": " + answer.body());
    }
    return JsonPath.from(answer.body());
  }

  private static byte[] encrypt(byte[] plaintext, String recipient) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Encryption.encrypt(new ByteArrayInputStream(plaintext), file, recipient);
    return file.toByteArray();
  }
}
