package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.LinkRows;
import org.lucarne.Rows;
import org.lucarne.SealedShare;
import org.lucarne.TestShare;
import org.lucarne.start.LucarneTestResource;

/** Sealed shares from declaration to deletion: ciphertext in, the same ciphertext out. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class SealedViewQuarkusTest {
  @Inject LinkRows rows;

  @Test
  void whoProvesTheSecretGetsTheCapsuleAndEveryObjectAsItWasSent() {
    SealedShare share = new SealedShare().declare().sendAll();

    Response opened = share.click(share.accessKey(), null);

    opened.then().statusCode(200).body("custody", equalTo("sealed"));
    assertThat(opened.jsonPath().getString("capsule")).isEqualTo(share.link().get("capsule"));
    assertThat(opened.jsonPath().getString("archiveUrl")).isNull();
    assertThat(opened.jsonPath().getString("images[0].mediaType")).isNull();
    for (Map<String, Object> object :
        opened.jsonPath().<Map<String, Object>>getList("images[0].renditions")) {
      byte[] sent = share.file("images/1/" + object.get("rendition"));
      assertThat(object.get("size")).isEqualTo(sent.length);
      Response got = get(opened, String.valueOf(object.get("url")));
      got.then().statusCode(200).contentType("application/octet-stream");
      assertThat(got.asByteArray()).isEqualTo(sent);
      assertThat(got.header("Content-Length")).isEqualTo(String.valueOf(sent.length));
    }
    assertThat(get(opened, opened.jsonPath().getString("manifestUrl")).asByteArray())
        .isEqualTo(share.file("manifest"));
    get(opened, opened.jsonPath().getString("url") + "/archive").then().statusCode(404);
    assertThat(rows.viewsCounted(share.linkId())).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anOriginalThatItsSenderDoesNotLetGoStaysWithUs(boolean reduced) {
    SealedShare share = new SealedShare();
    share.link().put("download", reduced ? "display" : false);
    share.declare().sendAll();

    Response opened = share.click(share.accessKey(), null);

    assertThat(opened.jsonPath().getList("images[0].renditions.rendition"))
        .containsExactly("display", "thumbnail");
    String image = opened.jsonPath().getString("url") + "/images/1/";
    get(opened, image + "original").then().statusCode(404);
    get(opened, image + "display").then().statusCode(200);
  }

  @Test
  void anOriginalThatIsAllThereIsIsShown() {
    SealedShare share = new SealedShare().withOriginalsOnly();
    share.link().put("download", false);
    share.declare().sendAll();

    Response opened = share.click(share.accessKey(), null);

    get(opened, opened.jsonPath().getString("url") + "/images/1/original").then().statusCode(200);
  }

  @Test
  void withoutTheAccessKeyNothingOpens() {
    SealedShare share = new SealedShare().declare().sendAll();
    refused(share.click(null, null), "access-key-required");
    Response wrong = share.click(SealedShare.wrongKey(), null);
    refused(wrong, "access-key-wrong");
    assertThat(wrong.jsonPath().getString("wrong")).isEqualTo("accessKey");
    assertThat(wrong.headers().hasHeaderWithName("Set-Cookie")).isFalse();
    assertThat(rows.viewsOpened(share.linkId())).isZero();
    Api.call()
        .header("Origin", Api.origin())
        .accept("text/html")
        .contentType("application/x-www-form-urlencoded")
        .body("proof=")
        .post(share.linkPath() + "/open")
        .then()
        .statusCode(403);
  }

  @Test
  void aKeyOfWrongShapeIsRefusedInItsPlace() {
    SealedShare share = new SealedShare().declare().sendAll();
    Api.misuse()
        .header("Origin", Api.origin())
        .accept("application/json")
        .contentType("application/json")
        .body("{\"accessKey\":\"short\"}")
        .post(share.linkPath() + "/open")
        .then()
        .statusCode(422)
        .body("errors[0].pointer", equalTo("#/accessKey"));
  }

  @Test
  void theGateKeyIsNeededWhereThereIsAPassphrase() {
    SealedShare share = SealedShare.withPassphrase().declare().sendAll();
    refused(share.click(share.accessKey(), null), "access-key-required");
    Response wrong = share.click(share.accessKey(), SealedShare.wrongKey());
    refused(wrong, "access-key-wrong");
    assertThat(wrong.jsonPath().getString("wrong")).isEqualTo("gateKey");
    share.click(share.accessKey(), share.gateKey()).then().statusCode(200);
  }

  @Test
  void aLinkThatIsStillBeingFilledIsPending() {
    SealedShare share = new SealedShare().declare();
    Api.call().get(share.linkPath()).then().statusCode(200);
    share.click(share.accessKey(), null).then().statusCode(409);
  }

  @Test
  void clearBytesOrAnotherLengthOrDigestAreRefused() {
    SealedShare share = new SealedShare().declare();
    String path = "images/1/display";
    byte[] file = share.file(path);
    byte[] clear = new byte[file.length];
    share.put(path, clear).then().statusCode(415);
    byte[] other = file.clone();
    other[other.length - 1] ^= 1;
    share.put(path, other).then().statusCode(422);
    share.put(path, java.util.Arrays.copyOf(file, file.length - 1)).then().statusCode(422);
    share.put(path, file).then().statusCode(201);
    share.put(path, file).then().statusCode(200);
    share.put("images/2/display", file).then().statusCode(404);
  }

  @Test
  void revokingDestroysTheCapsuleAndDeletingAllOfThem() {
    SealedShare share = new SealedShare().declare().sendAll();
    Response opened = share.click(share.accessKey(), null);
    assertThat(capsules(share)).isEqualTo(1);
    Api.sender()
        .delete("/api/v1/shares/" + share.id() + "/links/" + share.linkId())
        .then()
        .statusCode(204);
    assertThat(capsules(share)).isZero();
    get(opened, opened.jsonPath().getString("url")).then().statusCode(410);
    share.click(share.accessKey(), null).then().statusCode(410);

    SealedShare deleted = new SealedShare().declare().sendAll();
    Api.sender().delete("/api/v1/shares/" + deleted.id()).then().statusCode(204);
    assertThat(capsules(deleted)).isZero();
  }

  @Test
  void theRowsHoldNeitherTheCapsuleNorAKeyInClear() {
    SealedShare share = SealedShare.withPassphrase().declare().sendAll();
    share.click(share.accessKey(), share.gateKey()).then().statusCode(200);
    byte[] capsule =
        java.util.Base64.getDecoder().decode(String.valueOf(share.link().get("capsule")));
    assertThat(
            Rows.count(
                "SELECT count(*) FROM link WHERE position(? in wrapped_capsule) > 0", capsule))
        .isZero();
    assertThat(rows.traces(share.linkId())).doesNotContain(share.accessKey(), share.gateKey());
  }

  @Test
  void thePageOfASealedLinkMayDecryptAndIsTheSameForEverybody() {
    SealedShare share = new SealedShare().declare().sendAll();
    Response page = Api.call().get(share.linkPath());
    page.then().statusCode(200).contentType("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .contains("img-src 'self' blob:", "worker-src 'self'", "trusted-types lucarne-worker");
    assertThat(page.asString()).doesNotContain((String) share.link().get("capsule"));
    TestShare managed = TestShare.sent(TestShare.jpeg(100));
    assertThat(Api.call().get(managed.linkPath()).header("Content-Security-Policy"))
        .contains("trusted-types 'none'");
    Response opened = share.click(share.accessKey(), null);
    Response reloaded =
        Api.call()
            .header("Cookie", cookie(opened))
            .accept("text/html")
            .get(opened.jsonPath().getString("url"));
    reloaded.then().statusCode(200).contentType("text/html");
    assertThat(reloaded.header("Content-Security-Policy")).contains("trusted-types lucarne-worker");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%23", "%2523", "?x=1%23", "?u=%2523"})
  void aCodeInThePathIsToldToTheOwnerOnce(String between) {
    SealedShare share = new SealedShare().declare().sendAll();
    String code = "AAAAAAAAAAAAAAAAAAAAAA";
    Api.misuse().get(share.linkPath() + between + code).then().statusCode(200);
    Api.misuse().get(share.linkPath() + between + code).then().statusCode(200);
    Api.misuse().get(share.linkPath() + between + "short").then().statusCode(200);
    List<String> events =
        Api.sender()
            .get("/api/v1/shares/" + share.id() + "/events")
            .jsonPath()
            .getList("items.type");
    assertThat(events).containsOnlyOnce("code-exposed");
    assertThat(rows.viewsOpened(share.linkId())).isZero();
  }

  private static long capsules(SealedShare share) {
    return Rows.count(
        "SELECT count(*) FROM link WHERE share_id = ? AND wrapped_capsule IS NOT NULL", share.id());
  }

  private static Response get(Response opened, String url) {
    return Api.call().header("Cookie", cookie(opened)).accept("*/*").get(url);
  }

  private static String cookie(Response opened) {
    return opened.header("Set-Cookie").replaceAll(";.*", "");
  }

  private static void refused(Response answer, String problem) {
    answer.then().statusCode(403).body("type", equalTo("urn:lucarne:problem:" + problem));
  }
}
