package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Sealed images in a browser: shown to who holds the link, and to nobody on the way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedViewerIT {
  /** Two decoders round differently; two photographs differ by more than ten times as much. */
  private static final double SAME = 3;

  private static final String PASSPHRASE = "le héron dort debout";

  private RunningLucarne lucarne;
  private Chromium chromium;
  private Path directory;
  private List<SealedPicture> pictures;
  private URI link;
  private URI locked;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    this.directory = directory;
    lucarne = RunningLucarne.start();
    chromium = Chromium.launch();
    pictures = new ArrayList<>();
    for (Path photograph : Photographs.SMALL) {
      pictures.add(SealedPicture.of(photograph, "naevus.jpg", "<b>Left</b> forearm"));
    }
    pictures.add(SealedPicture.of(Photographs.UPRIGHT, "", ""));
    link = new SealedSender(lucarne).message("Is this one worth a visit?").send(pictures);
    locked = new SealedSender(lucarne).passphrase(PASSPHRASE).send(pictures.subList(0, 1));
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    chromium.close();
    lucarne.close();
  }

  @Test
  void thePixelsShownAreThoseThatWereSealed() throws IOException {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("fr-FR"))) {
      SealedGallery sealed = SealedGallery.open(context.newPage(), link);
      sealed.awaitPicture(1, 3);
      assertShown(sealed, pictures.get(0).bytes("display"));
      sealed.page().keyboard().press("End");
      sealed.awaitPicture(3, 3);
      assertShown(sealed, pictures.get(2).bytes("display"));
      assertThat(sealed.page().locator(".line .details").textContent()).contains("Taille réduite");

      sealed.awaitOriginal();

      assertShown(sealed, pictures.get(2).bytes("original"));
      assertThat(sealed.page().locator(".line .details").textContent()).contains("Original, ");
    }
  }

  @Test
  void wordsOfTheSenderAreTextAndNothingElse() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      SealedGallery sealed = SealedGallery.open(context.newPage(), link);
      sealed.awaitPicture(1, 3);

      assertThat(sealed.page().locator(".line .caption").textContent())
          .isEqualTo("<b>Left</b> forearm");
      assertThat(sealed.page().locator(".message p").textContent())
          .isEqualTo("Is this one worth a visit?");
      assertThat(sealed.page().locator("b:text('Left')").count()).isZero();
    }
  }

  @Test
  void theCodeAndThePassphraseLeaveNeitherPageNorBrowser() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("fr-FR"))) {
      PageWatch watch = PageWatch.of(context);
      List<String> sent = new CopyOnWriteArrayList<>();
      context.onRequest(request -> sent.add(everythingOf(request)));
      Page page = context.newPage();
      SealedGallery sealed = SealedGallery.at(page, locked.toString());
      assertThat(page.url()).isEqualTo(withoutCode(locked)).doesNotContain(locked.getFragment());

      sealed.passphrase(PASSPHRASE);
      sealed.awaitPicture(1, 1);

      assertThat(page.url()).isEqualTo(withoutCode(locked));
      assertThat(watch.requests()).hasSizeGreaterThan(5);
      assertThat(watch.strangers(lucarne.url())).isEmpty();
      assertThat(sent).noneMatch(text -> text.contains(locked.getFragment()));
      assertThat(sent).noneMatch(text -> text.contains("dort"));
      assertThat(sent).anyMatch(text -> text.contains("accessKey") && text.contains("gateKey"));
      assertThat(watch.complaints(page)).isEmpty();
      assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);

      page.evaluate("new Image().src = 'http://127.0.0.1:9/planted'");
      page.evaluate("try { document.body.innerHTML = '<p>' } catch {}");
      assertThat(watch.complaints(page))
          .contains("violated: img-src", "violated: require-trusted-types-for");
    }
  }

  @Test
  void aWrongPassphraseMayBeMended() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("fr-FR"))) {
      SealedGallery sealed = SealedGallery.at(context.newPage(), locked.toString());
      sealed.press();
      assertThat(sealed.complaint("click")).contains("saisir la phrase secrète");

      sealed.passphrase("le héron dort assis");
      sealed.page().locator("[data-complaint]:has-text('n’est pas la phrase')").waitFor();
      sealed.page().locator("[data-reveal]").check();
      assertThat(sealed.page().locator("#passphrase").getAttribute("type")).isEqualTo("text");
      sealed.passphrase("  le héron   dort debout ");

      sealed.awaitPicture(1, 1);
    }
  }

  @Test
  void linksThatMailSystemsMangledStillOpen() {
    String path = withoutCode(link);
    String code = link.getFragment();
    List<String> mangled =
        List.of(
            path + "%23" + code,
            path + "%2523" + code,
            path + "?utm_source=mail%23" + code,
            path + "?utm_source=mail&x=1#" + code,
            path + "#" + code + ".",
            path + "#" + code + ".,;:!?)>]\"'",
            path + "#" + code + "»",
            path + "#%3C" + code + "%3E",
            path + ".#" + code,
            path + "#" + code + "&utm_source=mail");
    for (String form : mangled) {
      try (BrowserContext context = chromium.browser().newContext(Chromium.phone("fr-FR"))) {
        SealedGallery sealed = SealedGallery.at(context.newPage(), form);
        assertThat(sealed.page().url()).as(form).isEqualTo(path);
        sealed.press();
        sealed.awaitPicture(1, 3);
      }
    }
  }

  @Test
  void whereTheCodeIsGoneItCanBeGivenAgain() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("fr-FR"))) {
      PageWatch watch = PageWatch.of(context);
      SealedGallery sealed = SealedGallery.at(context.newPage(), withoutCode(link));
      assertThat(sealed.page().locator("[data-step=code] h1").textContent())
          .isEqualTo("Il manque la fin du lien");
      int before = watch.requests().size();

      sealed.enter("bonjour");
      assertThat(sealed.complaint("code")).contains("22");
      sealed.enter(locked.toString());
      assertThat(sealed.complaint("code")).contains("autres images");
      assertThat(watch.requests()).hasSize(before);

      sealed.enter(locked.getFragment());
      sealed.page().locator("[data-complaint]:has-text('n’est pas le code')").waitFor();
      sealed.enter(" <" + link + ">.");

      sealed.awaitPicture(1, 3);
    }
  }

  @Test
  void whatIsDownloadedIsTheOriginalUnderANeutralName() throws IOException {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      SealedGallery sealed = SealedGallery.open(context.newPage(), link);
      sealed.awaitPicture(1, 3);
      var download =
          sealed
              .page()
              .waitForDownload(() -> sealed.page().locator(".bar [data-act=download]").click());
      assertThat(download.suggestedFilename()).isEqualTo("image-1.jpg");
      assertThat(Files.readAllBytes(download.path())).isEqualTo(original(0));

      byte[] archive = sealed.gallery().download(".bar [data-act=archive]");
      // Sizes follow the entries, which are stored: only the directory at the end tells them.
      Path file = Files.write(directory.resolve("images.zip"), archive);
      try (ZipFile zip = new ZipFile(file.toFile())) {
        assertThat(zip.size()).isEqualTo(pictures.size());
        for (int i = 0; i < pictures.size(); i++) {
          ZipEntry entry = zip.getEntry("image-" + (i + 1) + ".jpg");
          assertThat(zip.getInputStream(entry).readAllBytes()).isEqualTo(original(i));
        }
      }
    }
  }

  @Test
  void aPictureThatTellsWhereItWasTakenIsSaidToDoSo() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      SealedGallery sealed = SealedGallery.open(context.newPage(), link);
      sealed.awaitPicture(1, 3);
      sealed.page().keyboard().press("End");
      sealed.awaitPicture(3, 3);
      assertThat(sealed.page().locator("[data-show=warning]").isVisible()).isFalse();

      sealed.awaitOriginal();

      sealed.page().locator("[data-show=warning]:has-text('where it was taken')").waitFor();
    }
  }

  @Test
  void whatIsNoPictureIsOfferedAsAFileAndNeverShown() throws Exception {
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    URI file = new SealedSender(lucarne).send(List.of(SealedPicture.only(svg)));
    URI kept = new SealedSender(lucarne).withoutDownload().send(List.of(SealedPicture.only(svg)));
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      SealedGallery sealed = SealedGallery.open(context.newPage(), file);
      sealed.page().locator("[data-panel=unshown] h2:visible").waitFor();
      assertThat(sealed.page().locator(".stage .picture").count()).isZero();
      assertThat(sealed.gallery().download("[data-panel=unshown] [data-act=download]"))
          .isEqualTo(svg);

      SealedGallery other = SealedGallery.open(context.newPage(), kept);
      other.page().locator("[data-panel=unshown] h2:visible").waitFor();
      assertThat(other.page().locator("[data-act=download], [data-act=archive]").count()).isZero();
    }
  }

  @Test
  void aViewThatWasLoadedAgainAsksForTheCodeOnceMore() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      List<String> views = new CopyOnWriteArrayList<>();
      page.onResponse(answer -> views.add(answer.url()));
      SealedGallery sealed = SealedGallery.open(page, link);
      sealed.awaitPicture(1, 3);
      String manifest = views.stream().filter(url -> url.endsWith("/manifest")).findAny().get();

      page.navigate(manifest.replace("/manifest", ""));
      assertThat(page.locator("[data-step=code]").isVisible()).isTrue();
      sealed.enter(locked.getFragment());
      assertThat(sealed.complaint("code")).contains("not the code of this link");
      sealed.enter(link.getFragment());
      sealed.awaitPicture(1, 3);
    }
  }

  @Test
  void theLinkCanBeCopiedWhole() {
    var options = Chromium.desktop("en-GB").setPermissions(List.of("clipboard-read"));
    try (BrowserContext context = chromium.browser().newContext(options)) {
      SealedGallery sealed = SealedGallery.open(context.newPage(), link);
      sealed.awaitPicture(1, 3);
      sealed
          .page()
          .evaluate(
              "navigator.clipboard.writeText = text => { window.copied = text; "
                  + "return Promise.resolve() }");
      sealed.page().locator("[data-act=copy]").click();
      assertThat(sealed.page().evaluate("window.copied")).isEqualTo(link.toString());
    }
  }

  private void assertShown(SealedGallery sealed, byte[] jpeg) throws IOException {
    Path file = Files.write(directory.resolve("sealed.jpg"), jpeg);
    assertThat(sealed.gallery().pixels().distance(PixelGrid.of(file, false))).isLessThan(SAME);
  }

  private byte[] original(int index) {
    return pictures.get(index).bytes("original");
  }

  private static String everythingOf(Request request) {
    String body = request.postData();
    return request.url() + "\n" + request.allHeaders() + "\n" + (body == null ? "" : body);
  }

  private static String withoutCode(URI link) {
    return link.toString().replaceFirst("#.*", "");
  }
}
