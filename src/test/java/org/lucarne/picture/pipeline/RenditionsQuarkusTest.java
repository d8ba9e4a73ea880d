package org.lucarne.picture.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lucarne.Api;
import org.lucarne.Rows;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;
import org.lucarne.storage.SpoiltStorage;
import org.lucarne.time.AdvancingClock;

/** What becomes of an original of a managed share after its 201. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class RenditionsQuarkusTest {
  @Inject MakeRenditions makeRenditions;
  @Inject UnrenderedImages images;
  @Inject AdvancingClock clock;

  @BeforeEach
  void leaveTheImagesOfOtherTests() {
    Unrendered.leaveAll();
  }

  @AfterEach
  void repair() throws Exception {
    SpoiltStorage.repair();
  }

  @Test
  void displayAndThumbnailAreMadeAfterTheAnswer() throws Exception {
    TestShare share = TestShare.sent(TestPictures.jpeg(3000, 2000));

    assertThat(share.read().getString("state")).isEqualTo("complete");
    assertThat(states(share)).containsExactly("stored", "making", "making");
    assertThat(makeRenditions.makeNext()).isTrue();

    JsonPath made = share.read();
    assertThat(states(share)).containsExactly("stored", "stored", "stored");
    assertThat(made.getList("images[0].renditions.rendition"))
        .containsExactly("original", "display", "thumbnail");
    assertThat(made.<Object>get("images[0].renditions[1].uploadUrl")).isNull();
    assertThat(made.getString("images[0].renditions[1].digest")).startsWith("sha-256=:");
    assertSize(TestView.of(share), "display", 2560, 1707);
    assertSize(TestView.of(share), "thumbnail", 512, 341);
    assertThat(makeRenditions.makeNext()).as("anything left to do").isFalse();
    assertThat(transfersOf(share)).isZero();
  }

  @Test
  void theViewSaysWhenADisplayRenditionHasCome() throws Exception {
    TestView view = TestView.of(TestShare.sent(TestPictures.jpeg(800, 600)));

    view(view).then().body("images[0].display", equalTo("making"));
    view(view).then().body("images[0].renditions.rendition", contains("original"));
    makeRenditions.makeNext();

    view(view)
        .then()
        .body("images[0].display", equalTo("stored"))
        .body("images[0].renditions.rendition", contains("original", "display", "thumbnail"))
        .body("images[0].renditions[1].width", equalTo(800))
        .body("images[0].renditions[1].height", equalTo(600));
  }

  @Test
  void whatIsNoPictureIsRefusedWithItsReasonAndCanStillBeDownloaded() {
    TestShare share = TestShare.sent(TestShare.jpeg(4_000));
    TestView view = TestView.of(share);
    view.image(1).then().statusCode(200).header("Content-Disposition", equalTo(null));

    makeRenditions.makeNext();

    assertThat(states(share)).containsExactly("stored", "refused", "refused");
    assertThat(share.read().getString("images[0].renditions[1].reason")).isNotBlank();
    view(view).then().body("images[0].display", equalTo("refused"));
    // A page that showed it would hand it to a decoder that may be weaker than ours.
    String disposition =
        view.image(1).then().statusCode(200).extract().header("Content-Disposition");
    assertThat(disposition).startsWith("attachment");
    assertThat(view.image(1).asByteArray()).isEqualTo(share.picture(1));
    Api.sender()
        .get("/api/v1/shares/" + share.id() + "/events")
        .then()
        .body("items.type", hasItem("rendition-refused"));
  }

  @Test
  void aFormatThatIsNotDecodedIsKeptAndItsSenderTold() {
    byte[] dicom = new byte[4_000];
    System.arraycopy(new byte[] {'D', 'I', 'C', 'M'}, 0, dicom, 128, 4);
    TestShare share = TestShare.sent(dicom);

    makeRenditions.makeNext();

    assertThat(share.read().getList("images[0].renditions.reason"))
        .containsExactly(null, "format-not-decoded", "format-not-decoded");
    view(TestView.of(share)).then().body("images[0].mediaType", equalTo("application/dicom"));
  }

  @Test
  void anOriginalWithoutRenditionsIsTakenUpAgainAfterACrash() throws Exception {
    TestShare share = TestShare.sent(TestPictures.jpeg(800, 600));
    Unrendered.takenByAProcessThatDied(share.id());

    assertThat(makeRenditions.makeNext()).as("somebody else's").isFalse();
    clock.advance(UnrenderedImages.LEASE);

    assertThat(makeRenditions.makeNext()).isTrue();
    assertThat(states(share)).containsExactly("stored", "stored", "stored");
  }

  @Test
  void whileStorageIsAwayAnImageWaits() throws Exception {
    TestShare share = TestShare.sent(TestPictures.jpeg(800, 600));
    SpoiltStorage.takeDown();
    makeRenditions.makeNext();
    SpoiltStorage.repair();

    assertThat(states(share)).containsExactly("stored", "making", "making");
    assertThat(makeRenditions.makeNext()).as("at once").isFalse();
    clock.advance(java.time.Duration.ofSeconds(11));
    assertThat(makeRenditions.makeNext()).isTrue();

    assertThat(states(share)).containsExactly("stored", "stored", "stored");
  }

  @Test
  void anImageThatEndsEveryProcessThatTakesItOnIsRefused() throws Exception {
    TestShare share = TestShare.sent(TestPictures.jpeg(800, 600));
    for (int i = 0; i < UnrenderedImages.MOST_LOST; i++) {
      Unrendered.takenByAProcessThatDied(share.id());
      clock.advance(UnrenderedImages.LEASE);
    }
    assertThat(states(share)).containsExactly("stored", "making", "making");

    makeRenditions.makeNext();

    assertThat(share.read().getList("images[0].renditions.reason"))
        .containsExactly(null, "too-much-memory", "too-much-memory");
  }

  @Test
  void storageThatIsAwayForLongTurnsNothingIntoARefusal() throws Exception {
    TestShare share = TestShare.sent(TestPictures.jpeg(800, 600));
    SpoiltStorage.takeDown();
    for (int i = 0; i < 2 * UnrenderedImages.MOST_LOST; i++) {
      assertThat(makeRenditions.makeNext()).as("time %d", i).isTrue();
      clock.advance(java.time.Duration.ofHours(1));
    }
    SpoiltStorage.repair();

    assertThat(makeRenditions.makeNext()).isTrue();
    assertThat(states(share)).containsExactly("stored", "stored", "stored");
  }

  @Test
  void anImageThatFailsWaitsAsLongAsItHasWaitedAlready() throws Exception {
    TestShare share = TestShare.sent(TestPictures.jpeg(800, 600));
    SpoiltStorage.takeDown();
    for (int pause : new int[] {10, 15, 37, 92}) {
      assertThat(makeRenditions.makeNext()).isTrue();
      clock.advance(java.time.Duration.ofSeconds(pause / 2));
      assertThat(makeRenditions.makeNext()).as("before %d s", pause).isFalse();
      clock.advance(java.time.Duration.ofSeconds(pause));
    }
    assertThat(states(share)).containsExactly("stored", "making", "making");
  }

  @Test
  void whatTheVersionBeforeStoredBesideUsIsFound() throws Exception {
    TestShare share = TestShare.sent(TestPictures.jpeg(800, 600));
    Unrendered.storedByTheVersionBefore(share.id());
    assertThat(states(share)).containsExactly("stored");
    assertThat(makeRenditions.makeNext()).isFalse();

    images.adopt();
    images.adopt();

    assertThat(makeRenditions.makeNext()).isTrue();
    assertThat(states(share)).containsExactly("stored", "stored", "stored");
  }

  @Test
  void whatAnOlderVersionRefusedIsTakenUpAgainOnce() throws Exception {
    TestShare share = TestShare.sent(TestPictures.jpeg(800, 600));
    Unrendered.refusedByAnOlderVersion(share.id());
    assertThat(states(share)).containsExactly("stored", "refused", "refused");

    images.retake();

    assertThat(makeRenditions.makeNext()).isTrue();
    assertThat(states(share)).containsExactly("stored", "stored", "stored");
  }

  @Test
  void whatThisVersionRefusedStaysRefused() {
    TestShare share = TestShare.sent(TestShare.jpeg(4_000));
    makeRenditions.makeNext();
    assertThat(states(share)).containsExactly("stored", "refused", "refused");

    images.retake();

    assertThat(makeRenditions.makeNext()).isFalse();
    assertThat(states(share)).containsExactly("stored", "refused", "refused");
  }

  @ParameterizedTest
  @CsvSource({
    "pages-3.tif, 3, false, false, This is page 1 of 3.",
    "gif-animated.gif, 2, true, false, This is a moving picture",
    "jpeg-cut-90.jpg, 1, false, true, The file ends early"
  })
  void whatIsNotAllOfAnOriginalIsSaid(
      String file, int pages, boolean moving, boolean incomplete, String said) throws Exception {
    TestShare share =
        TestShare.sent(Files.readAllBytes(Path.of("src/test/resources/pictures", file)));
    makeRenditions.makeNext();

    JsonPath owner = share.read();
    assertThat(owner.getInt("images[0].renditions[1].pages")).isEqualTo(pages);
    assertThat(owner.getBoolean("images[0].renditions[1].moving")).isEqualTo(moving);
    assertThat(owner.getBoolean("images[0].renditions[1].incomplete")).isEqualTo(incomplete);
    TestView view = TestView.of(share);
    view(view)
        .then()
        .body("images[0].pages", equalTo(pages))
        .body("images[0].moving", equalTo(moving))
        .body("images[0].incomplete", equalTo(incomplete));
    String page =
        view.call()
            .accept("text/html")
            .header("Accept-Language", "en")
            .get(view.url())
            .then()
            .statusCode(200)
            .extract()
            .asString();
    assertThat(page).containsPattern("data-show=\"note\">\\s*" + Pattern.quote(said));
  }

  /** A telephone's film, which goes out with the original and is in no rendition. */
  @Test
  void whatFollowsAPictureIsSaidWhereTheOriginalIsGivenOut() throws Exception {
    byte[] picture = TestPictures.jpeg(800, 600);
    TestShare share = TestShare.sent(Arrays.copyOf(picture, picture.length + 250_000));
    makeRenditions.makeNext();

    assertThat(share.read().getInt("images[0].renditions[1].trailingBytes")).isEqualTo(250_000);
    TestView view = TestView.of(share);
    view(view).then().body("images[0].trailingBytes", equalTo(250_000));
    view.call()
        .accept("text/html")
        .header("Accept-Language", "en")
        .get(view.url())
        .then()
        .statusCode(200)
        .body(containsString("The original holds 250\u00a0kB more behind the picture"));
  }

  @Test
  void nothingIsMadeOfADeletedShare() throws Exception {
    TestShare share = TestShare.sent(TestPictures.jpeg(800, 600));
    Api.sender().delete("/api/v1/shares/" + share.id()).then().statusCode(204);

    assertThat(makeRenditions.makeNext()).isFalse();
  }

  @Test
  void whatTheServerMakesCannotBeSent() throws Exception {
    TestShare share = TestShare.sent(TestPictures.jpeg(800, 600));
    String display = share.uploadPath(1).replace("original", "display");

    for (int i = 0; i < 2; i++) {
      Api.sender()
          .contentType("application/octet-stream")
          .body(share.file(1))
          .put(display)
          .then()
          .statusCode(404);
      makeRenditions.makeNext();
    }
    assertThat(states(share)).containsExactly("stored", "stored", "stored");
  }

  private static io.restassured.response.Response view(TestView view) {
    return view.call().accept("application/json").get(view.url());
  }

  private static List<String> states(TestShare share) {
    return share.read().getList("images[0].renditions.state");
  }

  private static long transfersOf(TestShare share) {
    return Rows.count("SELECT count(*) FROM transfer WHERE share_id = ?", share.id());
  }

  private static void assertSize(TestView view, String rendition, int width, int height)
      throws Exception {
    byte[] jpeg =
        view.call()
            .get(view.url() + "/images/1/" + rendition)
            .then()
            .statusCode(200)
            .contentType("image/jpeg")
            .extract()
            .asByteArray();
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
    assertThat(image.getWidth()).isBetween(width * 9 / 10, width);
    assertThat(image.getHeight()).isBetween(height * 9 / 10, height);
  }
}
