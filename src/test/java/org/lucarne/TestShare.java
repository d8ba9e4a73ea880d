package org.lucarne;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.lucarne.envelope.Encryption;
import org.lucarne.envelope.Identity;

/** A share as a sending client has it: key, plaintext, ciphertext, and what the server said. */
public final class TestShare {
  private final Identity key = Identity.generate();
  private final List<byte[]> pictures;
  private final List<byte[]> files = new ArrayList<>();
  private final Map<String, Object> request = new LinkedHashMap<>();
  private JsonPath declared = new JsonPath("{}");

  /** A share of these pictures, with a link, not yet declared. */
  public TestShare(byte[]... pictures) {
    this.pictures = List.of(pictures);
    List<Map<String, Object>> images = new ArrayList<>();
    for (byte[] picture : pictures) {
      files.add(encrypt(picture, key.recipient()));
      images.add(
          Map.of("renditions", List.of(new LinkedHashMap<>(Map.of("rendition", "original")))));
    }
    request.put("custody", "managed");
    request.put("capsule", capsule(key));
    request.put("images", images);
    request.put("link", new LinkedHashMap<>());
  }

  /** A complete share of these pictures with a link without limits. */
  public static TestShare sent(byte[]... pictures) {
    return new TestShare(pictures).declare().sendAll();
  }

  /** A complete share whose link may be opened so often. */
  public static TestShare sentWithMaxViews(int maxViews, byte[]... pictures) {
    TestShare share = new TestShare(pictures);
    share.link().put("maxViews", maxViews);
    return share.declare().sendAll();
  }

  /** Bytes that begin as a JPEG and go on at random. */
  public static byte[] jpeg(int bytes) {
    byte[] picture = new byte[bytes];
    new Random(bytes).nextBytes(picture);
    byte[] head = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0};
    System.arraycopy(head, 0, picture, 0, Math.min(bytes, head.length));
    return picture;
  }

  /** A capsule for the server's current recipient, in base64. */
  public static String capsule(Identity key) {
    String recipient =
        Api.call().accept(ContentType.TEXT).get("/api/v1/recipient").asString().strip();
    return Base64.getEncoder().encodeToString(encrypt(key.encoded(), recipient));
  }

  public static byte[] encrypt(byte[] plaintext, String recipient) {
    try {
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      Encryption.encrypt(new ByteArrayInputStream(plaintext), file, recipient);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String digest(byte[] bytes) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(bytes);
      return "sha-256=:" + Base64.getEncoder().encodeToString(sha256) + ":";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The declaration's body, to be changed before {@link #declare}. */
  public Map<String, Object> request() {
    return request;
  }

  /** The declaration's link, to be changed before {@link #declare}. */
  @SuppressWarnings("unchecked")
  public Map<String, Object> link() {
    return (Map<String, Object>) request.get("link");
  }

  /** Adds a manifest to the declaration and returns its ciphertext. */
  public byte[] declareManifest(String json) {
    request.put("manifest", new LinkedHashMap<>());
    return encrypt(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), key.recipient());
  }

  public TestShare declare() {
    return declareAs(Api.sender());
  }

  /** Declares it with the access token of this request. */
  public TestShare declareAs(RequestSpecification sender) {
    declared =
        sender
            .contentType(ContentType.JSON)
            .body(request)
            .post("/api/v1/shares")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    return this;
  }

  public TestShare sendAll() {
    for (int position = 1; position <= pictures.size(); position++) {
      put(position).then().statusCode(201);
    }
    return this;
  }

  /** Sends one picture with the upload token. */
  public Response put(int position) {
    return put(position, file(position));
  }

  /** Sends these bytes in a picture's place. */
  public Response put(int position, byte[] body) {
    return Api.call()
        .header("Authorization", "Bearer " + uploadToken())
        .contentType("application/octet-stream")
        .body(body)
        .put(uploadPath(position));
  }

  public Response putManifest(byte[] body) {
    return Api.call()
        .header("Authorization", "Bearer " + uploadToken())
        .contentType("application/octet-stream")
        .body(body)
        .put("/api/v1/shares/" + id() + "/manifest");
  }

  /** The share as its owner reads it. */
  public JsonPath read() {
    return Api.sender().get("/api/v1/shares/" + id()).then().statusCode(200).extract().jsonPath();
  }

  /** How often the first link counts as opened. */
  public int views() {
    return read().getInt("links[0].views");
  }

  public String id() {
    return declared.getString("id");
  }

  public String uploadToken() {
    return declared.getString("uploadToken");
  }

  public String linkId() {
    return declared.getString("links[0].id");
  }

  /** {@code /s/…} of the first link. */
  public String linkPath() {
    return Api.path(declared.getString("links[0].url"));
  }

  public String uploadPath(int position) {
    return "/api/v1/shares/" + id() + "/images/" + position + "/original";
  }

  public JsonPath declared() {
    return declared;
  }

  public Identity key() {
    return key;
  }

  public byte[] picture(int position) {
    return pictures.get(position - 1);
  }

  /** The ciphertext of a picture. */
  public byte[] file(int position) {
    return files.get(position - 1);
  }
}
