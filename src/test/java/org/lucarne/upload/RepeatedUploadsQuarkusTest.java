package org.lucarne.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lucarne.Api;
import org.lucarne.RawRequest;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;

/** Sending again is safe; sending something else instead is not done. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class RepeatedUploadsQuarkusTest {
  private TestShare share;

  @BeforeEach
  void begin() {
    share = new TestShare(TestShare.jpeg(50_000), TestShare.jpeg(1_000)).declare();
  }

  @Test
  void theSameBytesAreWelcomeAgainAlsoAfterCompletion() {
    Response first = share.put(1);
    first.then().statusCode(201);
    Response again = share.put(1);
    again.then().statusCode(200);
    assertThat(again.asString()).isEqualTo(first.asString());
    share.put(2).then().statusCode(201);
    assertThat(share.read().getString("state")).isEqualTo("complete");
    share.put(1).then().statusCode(200);
    withDigest(share.file(1), TestShare.digest(share.file(1))).then().statusCode(200);
    assertThat(share.read().getString("state")).isEqualTo("complete");
  }

  @Test
  void aDigestThatIsStoredNeedsNoBody() throws Exception {
    share.sendAll();
    try (RawRequest request =
        new RawRequest(
            "PUT",
            share.uploadPath(1),
            "Authorization: Bearer " + share.uploadToken(),
            "Repr-Digest: " + TestShare.digest(share.file(1)),
            "Content-Length: " + share.file(1).length)) {
      assertThat(request.status()).isEqualTo(200);
    }
  }

  @Test
  void otherBytesAreAConflictThatSaysWhatIsStored() {
    share.put(1).then().statusCode(201);
    byte[] again = TestShare.encrypt(share.picture(1), share.key().recipient());
    byte[] other = TestShare.encrypt(share.picture(2), share.key().recipient());
    conflict(share.put(1, again));
    conflict(share.put(1, other));
    conflict(withDigest(again, TestShare.digest(again)));
    conflict(share.put(1, "plain".getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    share.put(2).then().statusCode(201);
    conflict(share.put(1, again));
    assertThat(TestView.of(share).image(1).asByteArray()).isEqualTo(share.picture(1));
  }

  @Test
  void theManifestIsRepeatedInTheSameWay() {
    TestShare other = new TestShare(TestShare.jpeg(10));
    byte[] manifest = other.declareManifest("{\"version\":1}");
    other.declare();
    other.put(1).then().statusCode(201);
    assertThat(other.read().getString("state")).isEqualTo("open");
    Response stored = other.putManifest(manifest);
    stored.then().statusCode(201);
    assertThat(stored.jsonPath().getMap("")).containsOnlyKeys("state", "size", "digest");
    assertThat(other.read().getString("state")).isEqualTo("complete");
    other.putManifest(manifest).then().statusCode(200);
    other.putManifest(other.file(1)).then().statusCode(409);
  }

  @Test
  void aManifestHasAtMost64Kibibytes() {
    TestShare other = new TestShare(TestShare.jpeg(10));
    other.declareManifest("{}");
    other.declare();
    other.putManifest(new byte[65_537]).then().statusCode(413);
  }

  private void conflict(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(409);
    assertThat(answer.jsonPath().getString("type"))
        .isEqualTo("urn:lucarne:problem:object-already-stored");
    assertThat(answer.jsonPath().getInt("size")).isEqualTo(share.file(1).length);
    assertThat(answer.jsonPath().getString("digest")).isEqualTo(TestShare.digest(share.file(1)));
  }

  private Response withDigest(byte[] body, String digest) {
    return Api.call()
        .header("Authorization", "Bearer " + share.uploadToken())
        .header("Repr-Digest", digest)
        .contentType("application/octet-stream")
        .body(body)
        .put(share.uploadPath(1));
  }
}
