package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.picture.MediaType;
import org.lucarne.start.LucarneTestResource;

/** The sender's names on their way into a header and into an archive. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class DownloadNameQuarkusTest {

  @Test
  void aHostileNameReachesTheBrowserAsAHarmlessOne() throws Exception {
    List<String> names = HostileNames.all();
    for (int from = 0; from < names.size(); from += 35) {
      List<String> some = names.subList(from, Math.min(names.size(), from + 6));
      TestView view = TestView.of(named(some));

      for (int i = 0; i < some.size(); i++) {
        Response answer = view.call().get(view.url() + "/images/" + (i + 1) + "/original?download");

        answer.then().statusCode(200).header("Set-Cookie", (String) null);
        assertThat(Disposition.parse(answer.header("Content-Disposition")).name())
            .isEqualTo(FileName.of(some.get(i), i + 1, MediaType.JPEG).text());
      }
    }
  }

  @Test
  void picturesOfOneNameLieSideBySideInTheArchive() throws Exception {
    List<String> names = List.of("6-a", "a", "A.jpg", "a", "3-a", "a.jpeg");
    TestView view = TestView.of(named(names));

    assertThat(entries(view)).hasSize(6).doesNotHaveDuplicates().allMatch(n -> n.endsWith(".jpg"));
  }

  @Test
  void longNamesOfOneArchiveDifferAndFitIntoAFileSystem() throws Exception {
    String longest = "\ud83d\ude00".repeat(100);
    TestView view = TestView.of(named(Collections.nCopies(6, longest)));

    assertThat(entries(view))
        .hasSize(6)
        .doesNotHaveDuplicates()
        .allMatch(n -> n.endsWith(".jpg"))
        .allMatch(n -> n.getBytes(StandardCharsets.UTF_8).length <= 255);
  }

  /** The names in the archive, as a file system that ignores case takes them. */
  private static List<String> entries(TestView view) throws IOException {
    Response archive = view.call().get(view.url() + "/archive");
    archive.then().statusCode(200);
    List<String> entries = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive.asByteArray()))) {
      for (ZipEntry e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
        entries.add(e.getName().toLowerCase(Locale.ROOT));
      }
    }
    return entries;
  }

  /** To look at an answer's head counts nothing, so it tells nothing of the manifest either. */
  @Test
  void headTellsNoWordOfTheManifestBeforeTheViewIsCounted() throws Exception {
    TestShare share = named(List.of("Madame Exemple.jpg"));
    TestView view = TestView.of(share);
    String picture = view.url() + "/images/1/original?download";

    Response head = view.call().head(picture);
    Response archive = view.call().head(view.url() + "/archive");

    assertThat(head.header("Content-Disposition"))
        .contains("image-1.jpg")
        .doesNotContain("Exemple");
    assertThat(archive.header("Content-Length")).isNull();
    assertThat(share.views()).isZero();

    view.image(1).then().statusCode(200);
    assertThat(view.call().head(picture).header("Content-Disposition")).contains("Madame Exemple");
    assertThat(view.call().head(view.url() + "/archive").header("Content-Length")).isNotNull();
  }

  private static TestShare named(List<String> names) throws IOException {
    byte[][] pictures = new byte[names.size()][];
    for (int i = 0; i < pictures.length; i++) {
      pictures[i] = TestShare.jpeg(500 + i);
    }
    TestShare share = new TestShare(pictures);
    byte[] manifest = share.declareManifest(manifest(names));
    share.declare().sendAll();
    share.putManifest(manifest).then().statusCode(201);
    return share;
  }

  private static String manifest(List<String> names) throws JsonProcessingException {
    // A lonely surrogate can only stand in JSON as an escape.
    return new ObjectMapper()
        .writeValueAsString(
            Map.of(
                "version", 1, "images", names.stream().map(n -> Map.of("name", wrap(n))).toList()))
        .replace("LONELY", "\\ud800");
  }

  private static String wrap(String name) {
    return name.replace("\ud800l", "LONELYl");
  }
}
