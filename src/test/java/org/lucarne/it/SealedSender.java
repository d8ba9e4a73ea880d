package org.lucarne.it;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lucarne.envelope.Encryption;
import org.lucarne.envelope.Identity;
import org.lucarne.format.LinkKeys;

/** A program that sends sealed shares: the server gets nothing from it that it could read. */
final class SealedSender {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final RunningLucarne lucarne;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, byte[]> objects = new LinkedHashMap<>();
  private @Nullable String message;
  private @Nullable String passphrase;
  private Object download = "original";

  SealedSender(RunningLucarne lucarne) {
    this.lucarne = lucarne;
  }

  SealedSender message(String words) {
    message = words;
    return this;
  }

  SealedSender passphrase(String words) {
    passphrase = words;
    return this;
  }

  SealedSender withoutDownload() {
    download = false;
    return this;
  }

  /** Originals stay with the server. */
  SealedSender displayOnly() {
    download = "display";
    return this;
  }

  /** Sends them all; returns the link, its code behind the sharp sign. */
  URI send(List<SealedPicture> pictures) throws Exception {
    return send(pictures, early -> {});
  }

  /** The same; somebody has the link before any image arrived. */
  URI send(List<SealedPicture> pictures, Consumer<URI> declaredAs) throws Exception {
    Identity shareKey = Identity.generate();
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    LinkKeys keys = LinkKeys.derive(secret, passphrase);
    ObjectNode request = JSON.createObjectNode();
    request.put("custody", "sealed").put("expiresIn", "P14D");
    ArrayNode declared = request.putArray("images");
    byte[] manifest = encrypt(manifest(pictures, declared, shareKey), shareKey.recipient());
    request.set("manifest", describe(manifest));
    request.set("link", link(keys, capsule(shareKey, digest(manifest))));

    JsonPath share = declare(JSON.writeValueAsString(request));
    String code = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    URI link = URI.create(share.getString("links[0].url") + "#" + code);
    declaredAs.accept(link);
    for (Map.Entry<String, byte[]> object : objects.entrySet()) {
      put(share, object.getKey(), object.getValue());
    }
    put(share, "manifest", manifest);
    return link;
  }

  private byte[] manifest(List<SealedPicture> pictures, ArrayNode declared, Identity shareKey)
      throws Exception {
    ObjectNode manifest = JSON.createObjectNode().put("version", 1).put("custody", "sealed");
    if (message != null) {
      manifest.put("message", message);
    }
    ArrayNode images = manifest.putArray("images");
    for (SealedPicture picture : pictures) {
      ObjectNode image = images.addObject();
      image.put("name", picture.name()).put("caption", picture.caption());
      image.put("width", picture.width()).put("height", picture.height());
      ObjectNode pinned = image.putObject("renditions");
      ArrayNode renditions = declared.addObject().putArray("renditions");
      for (Map.Entry<String, byte[]> rendition : picture.renditions().entrySet()) {
        byte[] ciphertext = encrypt(rendition.getValue(), shareKey.recipient());
        String name = rendition.getKey();
        objects.put("images/" + images.size() + "/" + name, ciphertext);
        pinned.set(name, describe(ciphertext));
        renditions.add(describe(ciphertext).put("rendition", name));
      }
    }
    return JSON.writeValueAsBytes(manifest);
  }

  private ObjectNode link(LinkKeys keys, byte[] capsule) throws Exception {
    ObjectNode link = JSON.createObjectNode();
    link.set("download", JSON.valueToTree(download));
    byte[] addressed = encrypt(capsule, keys.identity().recipient());
    link.put("capsule", Base64.getEncoder().encodeToString(addressed));
    link.put("accessDigest", LinkKeys.digest(keys.accessKey()));
    if (keys.gateKey() != null) {
      link.put("gateDigest", LinkKeys.digest(keys.gateKey()));
    }
    return link;
  }

  private static byte[] capsule(Identity shareKey, String manifestDigest) {
    String lines =
        "# lucarne capsule 1\n# manifest %s\n%s\n"
            .formatted(manifestDigest, new String(shareKey.encoded(), US_ASCII));
    return lines.getBytes(UTF_8);
  }

  private JsonPath declare(String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(lucarne.url().resolve("/api/v1/shares"))
            .header("Authorization", "Bearer " + lucarne.accessToken())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.statusCode() + ": " + answer.body());
    }
    return JsonPath.from(answer.body());
  }

  private void put(JsonPath share, String path, byte[] ciphertext)
      throws IOException, InterruptedException {
    String address = "/api/v1/shares/" + share.getString("id") + "/" + path;
    HttpRequest request =
        HttpRequest.newBuilder(lucarne.url().resolve(address))
            .header("Authorization", "Bearer " + share.getString("uploadToken"))
            .PUT(BodyPublishers.ofByteArray(ciphertext))
            .build();
    HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new AssertionError(path + ": " + answer.statusCode() + ": " + answer.body());
    }
  }

  private static ObjectNode describe(byte[] ciphertext) throws GeneralSecurityException {
    return JSON.createObjectNode().put("size", ciphertext.length).put("digest", digest(ciphertext));
  }

  private static String digest(byte[] ciphertext) throws GeneralSecurityException {
    byte[] sum = MessageDigest.getInstance("SHA-256").digest(ciphertext);
    return "sha-256=:" + Base64.getEncoder().encodeToString(sum) + ":";
  }

  private static byte[] encrypt(byte[] plaintext, String recipient) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Encryption.encrypt(new ByteArrayInputStream(plaintext), file, recipient);
    return file.toByteArray();
  }
}
