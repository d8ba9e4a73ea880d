package org.lucarne;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lucarne.envelope.Identity;

/**
 * A sealed share as a sending client has it. Its link's keys are drawn at random instead of being
 * derived: the server cannot tell.
 */
public final class SealedShare {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Identity key = Identity.generate();
  private final Identity linkIdentity = Identity.generate();
  private final byte[] accessKey = fresh();
  private final byte[] gateKey = fresh();
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Map<String, Object> request = new LinkedHashMap<>();
  private JsonPath declared = new JsonPath("{}");

  /** Of one image with all its renditions, not yet declared. */
  public SealedShare() {
    List<Map<String, Object>> renditions = new ArrayList<>();
    for (String rendition : List.of("original", "display", "thumbnail")) {
      byte[] file = encrypt((rendition + " of a picture").getBytes(StandardCharsets.UTF_8));
      files.put("images/1/" + rendition, file);
      Map<String, Object> object = objectOf(file);
      object.put("rendition", rendition);
      renditions.add(object);
    }
    byte[] manifest =
        encrypt("{\"version\":1,\"custody\":\"sealed\"}".getBytes(StandardCharsets.UTF_8));
    files.put("manifest", manifest);
    request.put("custody", "sealed");
    request.put(
        "images", new ArrayList<>(List.of(new LinkedHashMap<>(Map.of("renditions", renditions)))));
    request.put("manifest", objectOf(manifest));
    request.put("link", linkRequest(false));
  }

  /** The same whose link has a passphrase. */
  public static SealedShare withPassphrase() {
    SealedShare share = new SealedShare();
    share.request.put("link", share.linkRequest(true));
    return share;
  }

  /** Its image has no other rendition. */
  @SuppressWarnings("unchecked")
  public SealedShare withOriginalsOnly() {
    List<Map<String, Object>> images = (List<Map<String, Object>>) request.get("images");
    List<Map<String, Object>> renditions =
        (List<Map<String, Object>>) images.getFirst().get("renditions");
    renditions.removeIf(object -> !object.get("rendition").equals("original"));
    files.remove("images/1/display");
    files.remove("images/1/thumbnail");
    return this;
  }

  /** What asks for a link to this share. */
  public Map<String, Object> linkRequest(boolean passphrase) {
    byte[] capsule = TestShare.encrypt(key.encoded(), linkIdentity.recipient());
    Map<String, Object> link = new LinkedHashMap<>();
    link.put("capsule", Base64.getEncoder().encodeToString(capsule));
    link.put("accessDigest", base64url(sha256(accessKey)));
    if (passphrase) {
      link.put("gateDigest", base64url(sha256(gateKey)));
    }
    return link;
  }

  public SealedShare declare() {
    declared =
        Api.sender()
            .contentType(ContentType.JSON)
            .body(request)
            .post("/api/v1/shares")
            .then()
            .statusCode(201)
            .extract()
            .jsonPath();
    return this;
  }

  public SealedShare sendAll() {
    files.keySet().forEach(path -> put(path, file(path)).then().statusCode(201));
    return this;
  }

  public Response put(String path, byte[] body) {
    return Api.call()
        .header("Authorization", "Bearer " + declared.getString("uploadToken"))
        .contentType("application/octet-stream")
        .body(body)
        .put("/api/v1/shares/" + id() + "/" + path);
  }

  /** The declaration's body, to be changed before {@link #declare}. */
  public Map<String, Object> request() {
    return request;
  }

  @SuppressWarnings("unchecked")
  public Map<String, Object> link() {
    return (Map<String, Object>) request.get("link");
  }

  public JsonPath declared() {
    return declared;
  }

  public String id() {
    return declared.getString("id");
  }

  public String linkId() {
    return declared.getString("links[0].id");
  }

  public String linkPath() {
    return Api.path(declared.getString("links[0].url"));
  }

  /** The ciphertext sent to this path below the share. */
  public byte[] file(String path) {
    return files.get(path);
  }

  public List<String> paths() {
    return List.copyOf(files.keySet());
  }

  public String accessKey() {
    return base64url(accessKey);
  }

  public String gateKey() {
    return base64url(gateKey);
  }

  /** A click that shows these keys, whatever comes of it. */
  public Response click(@Nullable String accessKeyShown, @Nullable String gateKeyShown) {
    return click(accessKeyShown, gateKeyShown, null);
  }

  /** The same of a browser that has a cookie. */
  public Response click(
      @Nullable String accessKeyShown, @Nullable String gateKeyShown, @Nullable String cookie) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("accessKey", accessKeyShown);
    body.put("gateKey", gateKeyShown);
    body.values().removeIf(value -> value == null);
    var call = Api.call().header("Origin", Api.origin()).accept(ContentType.JSON);
    return (cookie == null ? call : call.header("Cookie", cookie))
        .contentType(ContentType.JSON)
        .body(body)
        .post(linkPath() + "/open");
  }

  /** A key that fits nothing. */
  public static String wrongKey() {
    return base64url(fresh());
  }

  private byte[] encrypt(byte[] plaintext) {
    return TestShare.encrypt(plaintext, key.recipient());
  }

  private static Map<String, Object> objectOf(byte[] file) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("size", file.length);
    object.put("digest", TestShare.digest(file));
    return object;
  }

  private static byte[] fresh() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static String base64url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
