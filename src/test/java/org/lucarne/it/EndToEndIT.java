package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real photographs from a shell to a browser, and what is left of them on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndToEndIT {
  /** Two decoders round differently; two photographs differ by more than ten times as much. */
  private static final double SAME = 3;

  /** A point of a reduced picture is the mean of several of the photograph's. */
  private static final double REDUCED = 8;

  private static final int PHOTOGRAPH_PIXELS = 4000;
  private static final int DISPLAY_PIXELS = 2560;

  private final String mark = "canary" + UUID.randomUUID().toString().replace("-", "");
  private Path directory;
  private RunningLucarne lucarne;
  private Chromium chromium;
  private List<Path> photographs;

  @BeforeAll
  void start(@TempDir Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    photographs = Photographs.under(directory, mark);
    lucarne = RunningLucarne.start();
    chromium = Chromium.launch();
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    chromium.close();
    lucarne.close();
  }

  @Test
  void thePixelsShownAreThoseOfThePhotographs() throws IOException, InterruptedException {
    URI link = send();
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("fr-FR"))) {
      Gallery gallery = Gallery.open(context.newPage(), link);
      List<PixelGrid> reduced = new ArrayList<>();
      List<PixelGrid> shown = new ArrayList<>();
      for (int position = 1; position <= photographs.size(); position++) {
        gallery.awaitPicture(position, photographs.size());
        reduced.add(gallery.pixels());
        gallery.showOriginal(PHOTOGRAPH_PIXELS);
        shown.add(gallery.pixels());
        gallery.page().keyboard().press("ArrowRight");
      }

      for (int i = 0; i < shown.size(); i++) {
        boolean upsideDown = Photographs.ALL.get(i).equals(Photographs.UPSIDE_DOWN);
        PixelGrid sent = PixelGrid.of(photographs.get(i), upsideDown);
        assertThat(shown.get(i).distance(sent)).as("image %d", i + 1).isLessThan(SAME);
        assertThat(reduced.get(i).width()).isBetween(DISPLAY_PIXELS * 9 / 10, DISPLAY_PIXELS);
        assertThat(reduced.get(i).colourDistance(sent)).as("reduced").isLessThan(REDUCED);
        PixelGrid another = shown.get((i + 1) % shown.size());
        assertThat(another.distance(sent)).as("another image").isGreaterThan(10 * SAME);
        PixelGrid turned = PixelGrid.of(photographs.get(i), !upsideDown);
        assertThat(shown.get(i).distance(turned)).as("turned").isGreaterThan(3 * SAME);
      }
    }
  }

  @Test
  void whatIsDownloadedIsWhatWasSentToTheLastByte() throws IOException, InterruptedException {
    URI link = send();
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Gallery gallery = Gallery.open(context.newPage(), link);
      for (int position = 1; position <= photographs.size(); position++) {
        gallery.awaitPicture(position, photographs.size());
        assertThat(gallery.download(".bar a.download"))
            .isEqualTo(Files.readAllBytes(photographs.get(position - 1)));
        gallery.page().keyboard().press("ArrowRight");
      }
      assertHoldsAll(gallery.download(".bar a.archive"));
    }
  }

  @Test
  void withoutScriptsEverythingWorksToo() throws IOException, InterruptedException {
    URI link = send();
    Browser.NewContextOptions plain = Chromium.desktop("fr-FR").setJavaScriptEnabled(false);
    try (BrowserContext context = chromium.browser().newContext(plain)) {
      Page page = context.newPage();
      page.navigate(link.toString());
      page.locator("form button").click();
      assertThat(page.locator("h1").textContent()).isEqualTo("Image 1 sur 4");
      assertThat(page.locator(".stage .picture").boundingBox().width).isGreaterThan(300);

      page.locator("a[rel=next]").click();

      assertThat(page.locator("h1").textContent()).isEqualTo("Image 2 sur 4");
      Gallery gallery = new Gallery(page);
      assertThat(gallery.download(".bar a.download"))
          .isEqualTo(Files.readAllBytes(photographs.get(1)));
      assertHoldsAll(gallery.download(".bar a.archive"));
    }
  }

  @Test
  void thePagesSpeakTheReadersLanguage() throws IOException, InterruptedException {
    URI link = send();
    assertThat(landingAndGallery(link, "fr-FR"))
        .containsExactly("fr", "Afficher les images", "fr", "Image 1 sur 4");
    assertThat(landingAndGallery(link, "en-GB"))
        .containsExactly("en", "Show the images", "en", "Image 1 of 4");
  }

  @Test
  void thePagesAskNobodyElseForAnythingAndKeepTheirPolicy()
      throws IOException, InterruptedException {
    URI link = send();
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("fr-FR"))) {
      PageWatch watch = PageWatch.of(context);
      Gallery gallery = Gallery.open(context.newPage(), link);
      gallery.awaitPicture(1, photographs.size());
      gallery.page().keyboard().press("End");
      gallery.awaitPicture(photographs.size(), photographs.size());
      gallery.page().keyboard().press("+");

      assertThat(watch.requests()).hasSizeGreaterThan(photographs.size());
      assertThat(watch.strangers(lucarne.url())).isEmpty();
      assertThat(watch.complaints(gallery.page())).isEmpty();

      gallery.page().evaluate("document.head.append(document.createElement('style'))");
      gallery.page().evaluate("new Image().src = 'http://127.0.0.1:9/planted'");
      assertThat(watch.complaints(gallery.page()))
          .contains("violated: style-src-elem", "violated: img-src");
    }
  }

  @Test
  void nothingIsLeftThatCouldTellWhatWasSentOrOpenIt()
      throws IOException, InterruptedException, SQLException {
    URI link = send();
    List<String> secrets = new ArrayList<>(List.of(mark, "AGE-SECRET-KEY", token(link)));
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("fr-FR"))) {
      Gallery gallery = Gallery.open(context.newPage(), link);
      gallery.awaitPicture(1, photographs.size());
      gallery.download(".bar a.archive");
      context.cookies().forEach(cookie -> secrets.add(cookie.value));
    }
    assertThat(secrets).hasSize(4);
    Traces traces = new Traces(secrets, pictures(), Traces.UPLOAD_TOKEN);
    Traces withToken = new Traces(List.of(lucarne.accessToken()), pictures());

    Path home = lucarne.home();
    // PostgreSQL's programs as anybody can download them.
    Path programs = home.resolve("postgres-binaries");
    assertThat(traces.in(home, List.of(home.resolve("keys"), programs))).isEmpty();
    assertThat(withToken.in(home, List.of(home.resolve("access-token"), programs))).isEmpty();
    assertThat(traces.in(Files.readAllBytes(lucarne.log()), "the log")).isEmpty();
    try (Connection database = lucarne.database()) {
      byte[] rows = DatabaseText.of(database).getBytes(StandardCharsets.UTF_8);
      assertThat(new String(rows, StandardCharsets.UTF_8)).contains("share ", "link ", "view ");
      assertThat(traces.in(rows, "the database")).isEmpty();
      assertThat(withToken.in(rows, "the database")).isEmpty();
    }
    assertThatTracesAreFound(traces, token(link));
  }

  /** Otherwise to find none would mean nothing. */
  private void assertThatTracesAreFound(Traces traces, String token) throws IOException {
    byte[] leak = new byte[1000 + PlaintextRuns.RUN_BYTES];
    byte[] photograph = Files.readAllBytes(photographs.getLast());
    System.arraycopy(photograph, 1_234_567, leak, 777, PlaintextRuns.RUN_BYTES);
    Path planted = Files.createDirectory(directory.resolve("planted"));
    Files.write(planted.resolve("run"), leak);
    Files.writeString(planted.resolve("words"), "GET /s/" + token + "?" + mark);
    Files.writeString(planted.resolve("upload-token"), "Bearer lup_0123456789-_abcdefghij");
    Files.createFile(planted.resolve(mark));

    assertThat(traces.in(planted, List.of())).hasSize(5);
    assertThat(traces.in(lucarne.home().resolve("keys"), List.of())).isNotEmpty();
  }

  /** Sends all photographs as a person at a shell does; the link is all that it prints. */
  private URI send() throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(RunningLucarne.sendCommand());
    photographs.forEach(photograph -> words.add(photograph.toString()));
    Map<String, String> variables =
        Map.of("LUCARNE_URL", lucarne.url().toString(), "LUCARNE_HOME", lucarne.home().toString());
    URI link = URI.create(Command.run(directory, variables, words).outputOfSuccess());
    Sender.to(lucarne).awaitRenditions();
    return link;
  }

  private List<String> landingAndGallery(URI link, String language) {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop(language))) {
      Page page = context.newPage();
      page.navigate(link.toString());
      List<String> read = new ArrayList<>();
      read.add(page.locator("html").getAttribute("lang"));
      read.add(page.locator("form button").textContent());
      page.locator("form button").click();
      read.add(page.locator("html").getAttribute("lang"));
      read.add(page.locator("h1").textContent());
      return read;
    }
  }

  private void assertHoldsAll(byte[] archive) throws IOException {
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (Path photograph : photographs) {
        ZipEntry entry = zip.getNextEntry();
        assertThat(entry).isNotNull();
        assertThat(zip.readAllBytes()).isEqualTo(Files.readAllBytes(photograph));
      }
      assertThat(zip.getNextEntry()).isNull();
    }
  }

  private PlaintextRuns pictures() throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (Path photograph : photographs) {
      pictures.add(Files.readAllBytes(photograph));
    }
    return new PlaintextRuns(pictures);
  }

  private static String token(URI link) {
    return link.getPath().substring("/s/".length());
  }
}
