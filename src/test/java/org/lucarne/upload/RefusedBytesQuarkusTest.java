package org.lucarne.upload;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.envelope.Identity;
import org.lucarne.start.LucarneTestResource;

/** What is not encrypted to the share key is not kept, and the next try works. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class RefusedBytesQuarkusTest {
  private TestShare share;
  private Leftovers before;

  @BeforeEach
  void declare() {
    share = new TestShare(TestShare.jpeg(200_000)).declare();
    before = Leftovers.now();
  }

  @AfterEach
  void nothingIsLeftAndTheNextTryWorks() {
    assertThat(Leftovers.now()).isEqualTo(before);
    assertThat(share.read().getString("images[0].renditions[0].state")).isEqualTo("awaited");
    share.put(1).then().statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "\u00ff\u00d8\u00ff\u00e0 JPEG",
        "\u0089PNG\r\n\u001a\n",
        "PK\u0003\u0004",
        "\0\0\0\u0018ftypheic",
        "age-encryption.org/v1\n",
        "age-encryption.org/v2\n-> X25519"
      })
  void whatIsNotEncryptedIsRefused(String head) {
    byte[] body = head.getBytes(StandardCharsets.ISO_8859_1);
    refused(put(body), 415, "not-encrypted");
    if (body.length > 1) {
      refused(put(Arrays.copyOf(body, 100_000)), 415, "not-encrypted");
    }
  }

  @Test
  void anArmoredFileIsRefused() {
    String armored =
        "-----BEGIN AGE ENCRYPTED FILE-----\n"
            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(share.file(1))
            + "\n-----END AGE ENCRYPTED FILE-----\n";
    refused(put(armored.getBytes(StandardCharsets.US_ASCII)), 415, "not-encrypted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "br", "zstd", "deflate", "identity, gzip", "aws-chunked"})
  void encodedBodiesAreRefused(String encoding) {
    Response answer =
        Api.call()
            .header("Authorization", "Bearer " + share.uploadToken())
            .header("Content-Encoding", encoding)
            .contentType("application/octet-stream")
            .body(share.file(1))
            .put(share.uploadPath(1));
    refused(answer, 415, "unsupported-media-type");
  }

  @Test
  void theKeyOfAnotherShareIsRefused() {
    byte[] file = TestShare.encrypt(share.picture(1), Identity.generate().recipient());
    refused(put(file), 422, "undecryptable");
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 150, 190, 230, 70_000, 140_000, 199_999})
  void aFlippedBitAnywhereIsRefused(int position) {
    byte[] file = share.file(1).clone();
    file[position] ^= 4;
    Response answer = put(file);
    assertThat(answer.statusCode()).as(answer.asString()).isIn(415, 422);
    assertThat(answer.jsonPath().getString("type"))
        .isIn("urn:lucarne:problem:not-encrypted", "urn:lucarne:problem:undecryptable");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 1_000, 60_000, 120_000})
  void aFileCutShortIsRefused(int missing) {
    byte[] file = Arrays.copyOf(share.file(1), share.file(1).length - missing);
    refused(put(file), 422, "undecryptable");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 65_552})
  void bytesBehindTheEndAreRefused(int more) {
    byte[] file = Arrays.copyOf(share.file(1), share.file(1).length + more);
    Response answer = put(file);
    assertThat(answer.statusCode()).as(answer.asString()).isIn(415, 422);
  }

  @Test
  void chunksInAnotherOrderAreRefused() {
    byte[] file = share.file(1).clone();
    int header = file.length - 200_000 - 4 * 16 - 16 + 16;
    byte[] chunk = Arrays.copyOfRange(file, header, header + 65_552);
    System.arraycopy(file, header + 65_552, file, header, 65_552);
    System.arraycopy(chunk, 0, file, header + 65_552, 65_552);
    refused(put(file), 422, "undecryptable");
  }

  private Response put(byte[] body) {
    return Api.misuse()
        .header("Authorization", "Bearer " + share.uploadToken())
        .header("Content-Type", "image/jpeg")
        .body(body)
        .put(share.uploadPath(1));
  }

  private static void refused(Response answer, int status, String problem) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.jsonPath().getString("type")).isEqualTo("urn:lucarne:problem:" + problem);
  }
}
