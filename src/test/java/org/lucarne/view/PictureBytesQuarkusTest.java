package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;

/** How the bytes of a picture are answered. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class PictureBytesQuarkusTest {

  /** Heads are Latin-1 text with Java escapes. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\\377\\330\\377\\340JFIF, image/jpeg, inline",
        "\\211PNG\\r\\n\\032\\n, image/png, inline",
        "GIF89a, image/gif, inline",
        "RIFFxxxxWEBPVP8, image/webp, inline",
        "xxxxftypheic, image/heic, image-1.heic",
        "<svg xmlns='http://www.w3.org/2000/svg'/>, application/octet-stream, image-1.bin",
        "<!doctype html><script>, application/octet-stream, image-1.bin",
        "no picture, application/octet-stream, image-1.bin",
      })
  void theTypeComesFromTheBytesAndOnlyPicturesAreInline(String head, String type, String how) {
    byte[] picture = padded(head.translateEscapes().getBytes(StandardCharsets.ISO_8859_1));
    TestView view = TestView.of(TestShare.sent(picture));

    Response answer = view.image(1);

    answer.then().statusCode(200);
    assertThat(answer.contentType()).isEqualTo(type);
    assertThat(answer.header("Content-Disposition"))
        .isEqualTo(how.equals("inline") ? null : attachment(how));
    assertThat(answer.asByteArray()).isEqualTo(picture);
  }

  @Test
  void theLengthIsExactAndRangesAreNotServed() {
    TestShare share = TestShare.sent(TestShare.jpeg(200_001));
    TestView view = TestView.of(share);

    Response whole =
        view.call().header("Range", "bytes=10-20").get(view.url() + "/images/1/original");
    Response head = view.call().head(view.url() + "/images/1/original");

    whole.then().statusCode(200).header("Content-Length", "200001").header("Accept-Ranges", "none");
    assertThat(whole.asByteArray()).isEqualTo(share.picture(1));
    head.then().statusCode(200).header("Content-Length", "200001").header("Accept-Ranges", "none");
    assertThat(head.contentType()).isEqualTo("image/jpeg");
  }

  @Test
  void aLargePictureArrivesAsItWasSent() {
    TestShare share = TestShare.sent(TestShare.jpeg(9_000_001));

    Response answer = TestView.of(share).image(1);

    answer.then().statusCode(200).header("Content-Length", "9000001");
    assertThat(answer.asByteArray()).isEqualTo(share.picture(1));
  }

  @Test
  void aPictureWithoutANameIsSavedUnderItsNumber() {
    TestView view = TestView.of(TestShare.sent(TestShare.jpeg(1_000)));

    view.call()
        .get(view.url() + "/images/1/original?download")
        .then()
        .statusCode(200)
        .header("Content-Disposition", attachment("image-1.jpg"));
  }

  @Test
  void aPictureIsNoDocumentOfItsOwn() {
    TestView view = TestView.of(TestShare.sent(TestShare.jpeg(1_000)));

    Response shown =
        view.call().header("Sec-Fetch-Dest", "document").get(view.url() + "/images/1/original");

    shown.then().statusCode(303);
    assertThat(shown.header("Location")).endsWith(view.url() + "?image=1");
    view.call()
        .header("Sec-Fetch-Dest", "document")
        .get(view.url() + "/images/1/original?download")
        .then()
        .statusCode(200);
    view.call()
        .header("Sec-Fetch-Dest", "image")
        .get(view.url() + "/images/1/original")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "/images/0/original", "/images/2/original", "/images/01/original", "/images/-1/original",
    "/images/1/thumbnail", "/images/1/display", "/images/1/manifest", "/images/1/nothing",
    "/images/99999999999/original", "/manifest", "/other"
  })
  void whatTheShareHasNotIsNotFound(String address) {
    TestView view = TestView.of(TestShare.sent(TestShare.jpeg(1_000)));

    Api.misuse()
        .header("Cookie", view.cookie())
        .get(view.url() + address)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
  }

  private static byte[] padded(byte[] head) {
    return Arrays.copyOf(head, Math.max(head.length, 64));
  }

  private static String attachment(String name) {
    return "attachment; filename=\"" + name + "\"; filename*=UTF-8''" + name;
  }
}
