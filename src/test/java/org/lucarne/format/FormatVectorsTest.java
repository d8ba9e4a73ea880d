package org.lucarne.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

/** The published vectors of the sealed format, which the viewer's tests read too. */
class FormatVectorsTest {
  private static final Path VECTORS = Path.of("src/test/vectors");

  /** What came out of a share: its objects' digests, or a reason and the place of it. */
  private record Outcome(Map<String, String> objects, String refused, String at) {}

  @TestFactory
  Stream<DynamicTest> sharesOpenOrAreRefusedForTheReasonGiven() {
    Map<String, LinkKeys> derived = new HashMap<>();
    return Stream.of("capsules", "manifests", "objects")
        .flatMap(group ->
            tests(
                group,
                vector -> {
                  JsonNode expected = vector.get("expected");
                  Map<String, String> objects = new HashMap<>();
                  for (Map.Entry<String, JsonNode> object : expected.path("objects").properties()) {
                    objects.put(object.getKey(), object.getValue().textValue());
                  }
                  assertThat(open(vector, derived))
                      .isEqualTo(
                          new Outcome(
                              objects,
                              expected.path("refused").asText(),
                              expected.path("at").asText()));
                }));
  }

  @TestFactory
  Stream<DynamicTest> codesAreReadStrictly() {
    return tests(
        "codes",
        vector -> {
          String code = vector.get("code").textValue();
          assertThat(isAccepted(code)).isEqualTo(vector.get("accepted").booleanValue());
        });
  }

  @TestFactory
  Stream<DynamicTest> passphrasesHaveOneSpelling() {
    return tests(
        "passphrases",
        vector ->
            assertThat(LinkKeys.normalized(vector.get("passphrase").textValue()))
                .isEqualTo(vector.get("normalized").textValue()));
  }

  @TestFactory
  Stream<DynamicTest> keysFollowFromCodeAndPassphrase() {
    return tests(
        "derivations",
        vector -> {
          byte[] secret = LinkKeys.secretOf(vector.get("code").textValue());
          String passphrase = vector.get("passphrase").textValue();
          LinkKeys keys = LinkKeys.derive(secret, passphrase);
          assertThat(HexFormat.of().formatHex(secret)).isEqualTo(vector.get("secret").textValue());
          assertThat(new String(keys.identity().encoded(), StandardCharsets.US_ASCII))
              .isEqualTo(vector.get("identity").textValue());
          assertThat(keys.identity().recipient()).isEqualTo(vector.get("recipient").textValue());
          assertThat(keys.accessKey()).isEqualTo(vector.get("accessKey").textValue());
          assertThat(LinkKeys.digest(keys.accessKey()))
              .isEqualTo(vector.get("accessDigest").textValue());
          assertThat(keys.gateKey()).isEqualTo(vector.get("gateKey").textValue());
          if (passphrase != null && keys.gateKey() != null) {
            assertThat(LinkKeys.digest(keys.gateKey()))
                .isEqualTo(vector.get("gateDigest").textValue());
            assertThat(HexFormat.of().formatHex(LinkKeys.stretched(secret, passphrase)))
                .isEqualTo(vector.get("stretched").textValue());
          }
        });
  }

  private static Outcome open(JsonNode vector, Map<String, LinkKeys> derived) throws Exception {
    Map<String, String> objects = new HashMap<>();
    String at = "code";
    try {
      String code = vector.get("code").textValue();
      LinkKeys link = derive(code, vector.get("passphrase").textValue(), derived);
      at = "capsule";
      byte[] bytes = Base64.getDecoder().decode(vector.get("capsule").textValue());
      SealedReader.Capsule capsule = SealedReader.openCapsule(bytes, link.identity());
      at = "manifest";
      SealedManifest manifest = SealedReader.openManifest(bytes(vector.get("manifest")), capsule);
      for (SealedManifest.Declared declared : manifest.objects()) {
        at = declared.at();
        JsonNode served = vector.get("objects").get(at);
        byte[] object = served == null ? null : bytes(served);
        byte[] plaintext = SealedReader.openObject(object, capsule.shareKey(), declared);
        objects.put(at, SealedReader.digest(plaintext));
      }
      return new Outcome(objects, "", "");
    } catch (RefusedException e) {
      return new Outcome(Map.of(), e.reason(), at);
    }
  }

  /** Stretching a passphrase takes long enough to do it once. */
  private static LinkKeys derive(
      String code, @Nullable String passphrase, Map<String, LinkKeys> derived) throws Exception {
    byte[] secret = LinkKeys.secretOf(code);
    String name = code + " " + passphrase;
    LinkKeys known = derived.get(name);
    LinkKeys keys = known == null ? LinkKeys.derive(secret, passphrase) : known;
    derived.put(name, keys);
    return keys;
  }

  private static boolean isAccepted(String code) {
    try {
      return LinkKeys.secretOf(code).length == 16;
    } catch (RefusedException e) {
      return false;
    }
  }

  private static byte[] bytes(JsonNode source) throws IOException {
    if (source.has("base64")) {
      return Base64.getDecoder().decode(source.get("base64").textValue());
    }
    byte[] file = Files.readAllBytes(VECTORS.resolve(source.get("file").textValue()));
    return Arrays.copyOf(file, source.path("size").asInt(file.length));
  }

  private static Stream<DynamicTest> tests(String group, ThrowingConsumer<JsonNode> test) {
    try {
      JsonNode vectors = new ObjectMapper().readTree(VECTORS.resolve(group + ".json").toFile());
      return StreamSupport.stream(vectors.spliterator(), false)
          .map(vector -> dynamicTest(vector.get("name").textValue(), () -> test.accept(vector)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
