package org.lucarne.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lucarne.TestShare;
import org.lucarne.TestView;
import org.lucarne.start.LucarneTestResource;

/** All originals in one file. */
@QuarkusTest
@QuarkusTestResource(LucarneTestResource.class)
class ArchiveQuarkusTest {
  @TempDir Path directory;

  @Test
  void theArchiveHoldsEveryOriginalByteForByte() throws Exception {
    TestShare share =
        TestShare.sent(TestShare.jpeg(1_000), TestShare.jpeg(9_000_000), TestShare.jpeg(70_000));
    TestView view = TestView.of(share);

    Response answer = view.call().get(view.url() + "/archive");

    byte[] bytes = answer.asByteArray();
    answer
        .then()
        .statusCode(200)
        .contentType("application/zip")
        .header("Content-Disposition", "attachment; filename=\"images.zip\"")
        .header("Content-Length", Integer.toString(bytes.length));
    view.call()
        .head(view.url() + "/archive")
        .then()
        .statusCode(200)
        .header("Content-Length", Integer.toString(bytes.length));
    Path file = Files.write(directory.resolve("images.zip"), bytes);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      assertThat(zip.size()).isEqualTo(3);
      for (int position = 1; position <= 3; position++) {
        ZipEntry entry = zip.getEntry("image-" + position + ".jpg");
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(share.picture(position));
      }
    }
    assertUnzipReads(file);
  }

  /** A reader by other authors. */
  private static void assertUnzipReads(Path file) throws Exception {
    Process unzip =
        new ProcessBuilder("unzip", "-t", file.toString())
            .redirectErrorStream(true)
            .redirectOutput(file.resolveSibling("said").toFile())
            .start();
    assertThat(unzip.waitFor()).as(Files.readString(file.resolveSibling("said"))).isZero();
  }
}
