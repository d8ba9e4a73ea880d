package org.lucarne.picture.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.Api;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;

/** What a link gives out is its sender's choice. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class DownloadChoiceQuarkusTest {
  private static final byte[] DICOM = dicom();

  @Inject MakeRenditions makeRenditions;

  @BeforeEach
  void leaveTheImagesOfOtherTests() {
    Unrendered.leaveAll();
  }

  @ParameterizedTest
  @CsvSource({"true, original", "original, original", "display, display"})
  void aChoiceIsReadAsItIsSaid(String sent, String read) throws IOException {
    TestShare share = share(sent.equals("true") ? true : sent);

    assertThat(share.declared().getString("links[0].download")).isEqualTo(read);
    view(TestView.of(share.sendAll())).then().body("download", equalTo(read));
  }

  @Test
  void noChoiceIsOriginals() throws IOException {
    TestShare share = new TestShare(TestPictures.jpeg(64, 48)).declare();

    assertThat(share.declared().getString("links[0].download")).isEqualTo("original");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"thumbnail\"", "\"none\"", "\"ORIGINAL\"", "1", "[]", "{}"})
  void whatIsNoChoiceIsRefused(String choice) throws IOException {
    TestShare share = new TestShare(TestPictures.jpeg(64, 48)).declare();

    Api.misusingSender()
        .contentType(ContentType.JSON)
        .body("{\"download\":" + choice + "}")
        .post("/api/v1/shares/" + share.id() + "/links")
        .then()
        .statusCode(422)
        .body("errors.pointer", contains("#/download"));
  }

  @Test
  void whereOnlyWhatIsShownMayBeSavedNoByteOfAnOriginalLeaves() throws IOException {
    TestShare share = share("display").sendAll();
    TestView view = TestView.of(share);
    assertNoOriginal(view);
    view(view)
        .then()
        .body("images[0].display", equalTo("making"))
        .body("images[0].renditions", empty())
        .body("archiveUrl", nullValue());
    view.call().get(view.url() + "/archive").then().statusCode(404);
    assertThat(share.views()).as("nothing was seen").isZero();

    makeRenditions.makeNext();

    assertNoOriginal(view);
    view(view).then().body("images[0].renditions.rendition", contains("display", "thumbnail"));
    byte[] display =
        view.call()
            .get(view.url() + "/images/1/display?download")
            .then()
            .statusCode(200)
            .header("Content-Disposition", containsString("filename=\"image-1.jpg\""))
            .extract()
            .asByteArray();
    assertThat(display).isNotEqualTo(share.picture(1));
    assertThat(unzipped(view.call().get(view.url() + "/archive").asByteArray()))
        .containsExactly(Map.entry("image-1.jpg", display.length));
  }

  @Test
  void whereNothingMayBeSavedWhatIsShownIsStillShown() throws IOException {
    TestView view = TestView.of(share(false).sendAll());

    makeRenditions.makeNext();

    assertNoOriginal(view);
    view(view).then().body("download", equalTo(false)).body("archiveUrl", nullValue());
    view.call().get(view.url() + "/images/1/display").then().statusCode(200);
    view.call().get(view.url() + "/images/1/thumbnail").then().statusCode(200);
    view.call().get(view.url() + "/images/1/display?download").then().statusCode(404);
    view.call().get(view.url() + "/archive").then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "jpeg, original, DAMAGED, No picture could be read",
    "jpeg, display, DAMAGED, No picture could be read",
    "dicom, original, FORMAT, Browsers do not show",
    "dicom, display, FORMAT, Browsers do not show"
  })
  void thePageSaysWhyNothingIsShownAndOffersWhatThereIs(
      String kind, String choice, String because, String why) {
    TestShare share = new TestShare(kind.equals("dicom") ? DICOM : TestShare.jpeg(4_000));
    share.link().put("download", choice);
    TestView view = TestView.of(share.declare().sendAll());
    makeRenditions.makeNext();

    String page = view.call().accept("text/html").get(view.url()).asString();

    boolean offered = choice.equals("original");
    assertThat(visible(page)).contains("<p data-because=\"%s\">".formatted(because) + why);
    assertThat(page).containsPattern("data-because=\"[^\"]+\" hidden");
    assertThat(visible(page).contains("<a class=\"action\"")).isEqualTo(offered);
    assertThat(visible(page).contains("<p data-if=\"forbidden\">")).isEqualTo(!offered);
  }

  private static byte[] dicom() {
    byte[] file = new byte[4_000];
    System.arraycopy(new byte[] {'D', 'I', 'C', 'M'}, 0, file, 128, 4);
    return file;
  }

  /** The panel in the place of the picture, without the paragraphs that are hidden. */
  private static String visible(String page) {
    int begin = page.indexOf("data-panel=\"unshown\"");
    return page.substring(begin, page.indexOf("</section>", begin))
        .replaceAll("<p [^>]*hidden>.*</p>", "");
  }

  @Test
  void aLinkOfTheVersionBeforeMeansWhatItMeant() throws IOException {
    for (boolean allowed : new boolean[] {true, false}) {
      TestShare share = share(allowed).sendAll();
      Unrendered.linkOfTheVersionBefore(share.linkId());

      assertThat(share.read().<Object>get("links[0].download"))
          .isEqualTo(allowed ? "original" : false);
    }
  }

  private static void assertNoOriginal(TestView view) {
    String original = view.url() + "/images/1/original";
    for (String address : List.of(original, original + "?download")) {
      view.call().get(address).then().statusCode(404);
      view.call().head(address).then().statusCode(404);
    }
    String page = view.call().accept("text/html").get(view.url()).asString();
    assertThat(page).doesNotContain("/original");
  }

  private static TestShare share(Object download) throws IOException {
    TestShare share = new TestShare(TestPictures.jpeg(64, 48));
    share.link().put("download", download);
    return share.declare();
  }

  private static Response view(TestView view) {
    return view.call().accept("application/json").get(view.url());
  }

  private static List<Map.Entry<String, Integer>> unzipped(byte[] archive) throws IOException {
    List<Map.Entry<String, Integer>> entries = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.add(Map.entry(entry.getName(), zip.readAllBytes().length));
      }
    }
    return entries;
  }
}
