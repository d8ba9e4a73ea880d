package org.lucarne.storage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Plain requests to an S3 server, signed by hand (AWS Signature Version 4), so that a test says
 * exactly what is sent, also what no well-behaved client would.
 */
public final class SignedRequests {
  static final String CONTENT_SHA256 = "x-amz-content-sha256";
  private static final byte[] NONE = {};
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI endpoint;
  private final String accessKey;
  private final String secretKey;

  /** An answer: its status, its body as text, and the version that was stored, if any. */
  public record Answer(int status, String body, String version) {
    /** The code of an error document, or nothing. */
    public String code() {
      return body.contains("<Code>") ? body.replaceAll("(?s).*<Code>(.*?)</Code>.*", "$1") : "";
    }
  }

  public SignedRequests(URI endpoint, String accessKey, String secretKey) {
    this.endpoint = endpoint;
    this.accessKey = accessKey;
    this.secretKey = secretKey;
  }

  public Answer send(String method, String target, Map<String, String> headers, byte[] body)
      throws IOException, InterruptedException {
    return answer(signed(method, target, headers, body, secretKey, Instant.now()));
  }

  /** As somebody would who guesses the secret. */
  Answer sendForged(String method, String target) throws IOException, InterruptedException {
    return answer(signed(method, target, Map.of(), NONE, "a guess", Instant.now()));
  }

  /** As it was signed some time ago. */
  Answer sendLate(String method, String target, Instant signedAt)
      throws IOException, InterruptedException {
    return answer(signed(method, target, Map.of(), NONE, secretKey, signedAt));
  }

  Answer sendUnsigned(String method, String target) throws IOException, InterruptedException {
    return answer(
        HttpRequest.newBuilder(endpoint.resolve(target)).method(method, BodyPublishers.noBody()));
  }

  /** Holds the body back until the server asks for it. */
  Answer sendExpecting(String target, byte[] body, HttpRequest.BodyPublisher publisher, boolean ok)
      throws IOException, InterruptedException {
    String secret = ok ? secretKey : "wrong";
    return answer(
        signed("PUT", target, Map.of(), body, secret, Instant.now())
            .expectContinue(true)
            .PUT(publisher));
  }

  private Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(request.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    String version = answer.headers().firstValue("x-amz-version-id").orElse("");
    return new Answer(answer.statusCode(), answer.body(), version);
  }

  private HttpRequest.Builder signed(
      String method,
      String target,
      Map<String, String> more,
      byte[] body,
      String secret,
      Instant at) {
    URI uri = endpoint.resolve(target);
    TreeMap<String, String> headers = new TreeMap<>();
    headers.put("host", uri.getAuthority());
    headers.put("x-amz-date", SECOND.format(at));
    headers.put(CONTENT_SHA256, hex(sha256(body)));
    headers.putAll(more);
    String names = String.join(";", headers.keySet());
    String canonical =
        String.join(
            "\n",
            method,
            uri.getRawPath(),
            query(uri.getRawQuery()),
            headers.entrySet().stream()
                .map(e -> e.getKey() + ":" + e.getValue() + "\n")
                .collect(Collectors.joining()),
            names,
            headers.get(CONTENT_SHA256));
    String scope = SECOND.format(at).substring(0, 8) + "/us-east-1/s3/aws4_request";
    String toSign =
        String.join("\n", "AWS4-HMAC-SHA256", SECOND.format(at), scope, hex(sha256(canonical)));
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = hmac(key, part);
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofByteArray(body));
    headers.remove("host");
    headers.forEach(request::header);
    return request.header(
        "Authorization",
        "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(accessKey, scope, names, hex(hmac(key, toSign))));
  }

  private static String query(@Nullable String query) {
    if (query == null) {
      return "";
    }
    return query.contains("=") ? query : query + "=";
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
