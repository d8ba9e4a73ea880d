package org.lucarne.it;

import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** Somebody who opened a link with a program instead of a browser. */
record LinkHolder(HttpClient http, URI gallery, String cookie) {
  static LinkHolder open(URI link) throws IOException, InterruptedException {
    HttpClient http = HttpClient.newHttpClient();
    HttpResponse<String> opened = click(http, link);
    if (opened.statusCode() != 200) {
      throw new AssertionError(opened.statusCode() + ": " + opened.body());
    }
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow().split(";")[0];
    String url = JsonPath.from(opened.body()).getString("url");
    return new LinkHolder(http, link.resolve(url), cookie);
  }

  /** Presses the button, whatever comes of it. */
  static HttpResponse<String> click(HttpClient http, URI link)
      throws IOException, InterruptedException {
    HttpRequest click =
        HttpRequest.newBuilder(URI.create(link + "/open"))
            .header("Origin", link.getScheme() + "://" + link.getAuthority())
            .header("Accept", "application/json")
            .POST(BodyPublishers.noBody())
            .build();
    return http.send(click, HttpResponse.BodyHandlers.ofString());
  }

  /** A picture as it was before it was encrypted. */
  byte[] image(int position) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(gallery + "/images/" + position + "/original"))
            .header("Cookie", cookie)
            .build();
    HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new AssertionError("image " + position + " was answered with " + answer.statusCode());
    }
    return answer.body();
  }
}
