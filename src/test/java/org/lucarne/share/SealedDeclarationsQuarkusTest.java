package org.lucarne.share;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.Rows;
import org.lucarne.SealedShare;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** What a sealed share has to declare, and that each custody refuses what belongs to the other. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class SealedDeclarationsQuarkusTest {

  @Test
  void aSealedShareIsDeclaredWithAllItsObjects() {
    SealedShare share = new SealedShare().declare();

    assertThat(share.declared().getString("custody")).isEqualTo("sealed");
    assertThat(share.declared().<String>getList("images[0].renditions.rendition"))
        .containsExactly("original", "display", "thumbnail");
    assertThat(share.declared().getString("manifest.state")).isEqualTo("awaited");
    assertThat(share.declared().getBoolean("links[0].passphrase")).isFalse();
    assertThat(SealedShare.withPassphrase().declare().declared().getBoolean("links[0].passphrase"))
        .isTrue();
  }

  @Test
  void bothCustodiesAreOffered() {
    assertThat(Api.call().get("/api/v1/limits").jsonPath().<String>getList("custodies"))
        .containsExactly("sealed", "managed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"size", "digest"})
  void everySizeAndDigestIsRequired(String member) {
    SealedShare share = new SealedShare();
    rendition(share, 1).remove(member);
    refused(share, "#/images/0/renditions/1/" + member);

    SealedShare another = new SealedShare();
    manifest(another).remove(member);
    refused(another, "#/manifest/" + member);
  }

  @Test
  void theManifestIsRequired() {
    SealedShare share = new SealedShare();
    share.request().remove("manifest");
    refused(share, "#/manifest");
  }

  @Test
  void aThumbnailAloneIsNoImage() {
    SealedShare share = new SealedShare();
    renditions(share).removeIf(rendition -> !"thumbnail".equals(rendition.get("rendition")));
    refused(share, "#/images/0/renditions");
  }

  @Test
  void aDisplayRenditionAloneIsEnough() {
    SealedShare share = new SealedShare();
    renditions(share).removeIf(rendition -> !"display".equals(rendition.get("rendition")));
    assertThat(share.declare().declared().<String>getList("images[0].renditions.rendition"))
        .containsExactly("display");
  }

  @Test
  void aRenditionTwiceIsRefused() {
    SealedShare share = new SealedShare();
    List<Map<String, Object>> renditions = renditions(share);
    renditions.add(new LinkedHashMap<>(renditions.getFirst()));
    refused(share, "#/images/0/renditions");
  }

  @Test
  void theShareKeyIsNotForTheServer() {
    SealedShare share = new SealedShare();
    share.request().put("capsule", share.link().get("capsule"));
    refused(share, "#/capsule");
  }

  @Test
  void thePassphraseIsNotForTheServer() {
    SealedShare share = new SealedShare();
    share.link().put("passphrase", "correct horse");
    refused(share, "#/link/passphrase");
  }

  static Stream<List<String>> misshapen() {
    String digest = "A".repeat(43);
    return Stream.of(
        List.of("capsule", ""),
        List.of("capsule", "AAAA"),
        List.of("capsule", "not base64"),
        List.of("accessDigest", ""),
        List.of("accessDigest", digest + "="),
        List.of("accessDigest", digest.substring(1)),
        List.of("accessDigest", digest.substring(1) + "B"),
        List.of("accessDigest", digest.substring(1) + "/"),
        List.of("gateDigest", "secret"),
        List.of("gateDigest", digest + "A"));
  }

  @ParameterizedTest
  @MethodSource("misshapen")
  void aCapsuleOrDigestOfWrongShapeIsRefused(List<String> member) {
    SealedShare share = SealedShare.withPassphrase();
    share.link().put(member.getFirst(), member.getLast());
    refused(share, "#/link/" + member.getFirst());
  }

  @ParameterizedTest
  @ValueSource(strings = {"capsule", "accessDigest"})
  void aSealedLinkNeedsIts(String member) {
    SealedShare share = new SealedShare();
    share.link().remove(member);
    refused(share, "#/link/" + member);
  }

  @ParameterizedTest
  @ValueSource(strings = {"capsule", "accessDigest", "gateDigest"})
  void aManagedShareTakesNoMemberOfSealedLinks(String member) {
    TestShare managed = new TestShare(TestShare.jpeg(100));
    Map<String, Object> link = SealedShare.withPassphrase().link();
    managed.link().put(member, link.get(member));

    Declarations.refused(managed, "#/link/" + member);
  }

  @Test
  void digestsMayBeWrittenAsThoseOfObjectsAre() {
    SealedShare share = new SealedShare();
    share.link().put("accessDigest", TestShare.digest("a key".getBytes()));
    share.declare();
  }

  @Test
  void furtherLinksAreSealedToo() {
    SealedShare share = new SealedShare().declare();
    String links = "/api/v1/shares/" + share.id() + "/links";
    Api.sender()
        .contentType(ContentType.JSON)
        .body(share.linkRequest(true))
        .post(links)
        .then()
        .statusCode(201);
    Api.sender()
        .contentType(ContentType.JSON)
        .body(Map.of("label", "no capsule"))
        .post(links)
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem("#/capsule"));
  }

  private static void refused(SealedShare share, String pointer) {
    List<Long> before = Rows.ofDeclarations();
    Api.misusingSender()
        .contentType(ContentType.JSON)
        .body(share.request())
        .post("/api/v1/shares")
        .then()
        .statusCode(422)
        .body("errors.pointer", hasItem(pointer));
    Rows.assertNoMore(before);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> renditions(SealedShare share) {
    Map<String, Object> image =
        ((List<Map<String, Object>>) requireNonNull(share.request().get("images"))).getFirst();
    List<Map<String, Object>> renditions =
        new ArrayList<>((List<Map<String, Object>>) requireNonNull(image.get("renditions")));
    image.put("renditions", renditions);
    return renditions;
  }

  private static Map<String, Object> rendition(SealedShare share, int index) {
    return renditions(share).get(index);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> manifest(SealedShare share) {
    return (Map<String, Object>) requireNonNull(share.request().get("manifest"));
  }
}
