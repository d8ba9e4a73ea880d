package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Files of every kind that people drop on the send page, and what it says and makes of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendPageFilesIT {
  private static final Path PICTURES = Path.of("src", "test", "resources", "pictures");

  /** 240 × 320 as it is stored, to be turned by a quarter. */
  private static final Path LYING = PICTURES.resolve("webp-exif-6.webp");

  private RunningLucarne lucarne;
  private Chromium chromium;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    lucarne = RunningLucarne.start();
    chromium = Chromium.launch();
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    chromium.close();
    lucarne.close();
  }

  @Test
  void aLyingWebpGoesOutUpright() throws Exception {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      URI link = SendPage.signedIn(page, lucarne).custody("managed").choose(List.of(LYING)).send();

      BufferedImage received =
          ImageIO.read(new ByteArrayInputStream(LinkHolder.open(link).image(1)));

      assertThat(List.of(received.getWidth(), received.getHeight())).containsExactly(320, 240);
    }
  }

  @Test
  void aLyingWebpIsUprightWhereItIsOpenedSealed() throws Exception {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      SendPage send = SendPage.signedIn(page, lucarne).custody("sealed").choose(List.of(LYING));
      page.locator("[data-choice=originals]").check();

      SealedGallery sealed = SealedGallery.open(context.newPage(), send.send());

      sealed.awaitPicture(1, 1);
      assertThat(sizeOfPicture(sealed.page())).isEqualTo("320x240");
      String shown = sealed.page().locator(".stage .picture").getAttribute("src");
      SealedGallery.askOriginal(sealed.page());
      sealed
          .page()
          .waitForFunction(
              "before => document.querySelector('.stage .picture')?.src !== before", shown);
      assertThat(sizeOfPicture(sealed.page())).isEqualTo("320x240");
    }
  }

  @Test
  void filesAreTakenByWhatTheyHold(@TempDir Path directory) throws IOException {
    Path nameless = directory.resolve("photograph");
    Files.copy(Photographs.SMALL.getFirst(), nameless);
    Path bmp = directory.resolve("scan");
    Files.copy(PICTURES.resolve("bmp-24.bmp"), bmp);
    Path report = Files.writeString(directory.resolve("report"), "%PDF-1.7\n");
    Path notes = Files.writeString(directory.resolve("notes.jpeg.txt"), "no picture");
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      SendPage send = SendPage.signedIn(page, lucarne).custody("managed");
      send.choose("files", List.of(nameless, bmp, report, notes));

      assertThat(page.locator(".tile img:visible").count()).isEqualTo(2);
      assertThat(send.failure()).isEqualTo("Files in which no image was found were left out.");
      Locator note = page.locator(".tile").nth(2).locator("[data-note]");
      assertThat(note.textContent()).contains("cannot read this image");
      page.locator("[data-choice=originals]").check();
      page.locator("[data-choice=download]").selectOption("original");
      assertThat(note.textContent()).contains("PDF", "can only download it");
      page.locator("[data-choice=download]").selectOption("display");
      assertThat(note.textContent()).contains("PDF", "nobody will see it");
    }
  }

  /** A drawing that browsers show, and the service does not read. */
  @Test
  void whatNobodySeesIsSentAsThisBrowserShowsIt(@TempDir Path directory) throws Exception {
    String drawing =
        "<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'>"
            + "<circle cx='90' cy='90' r='50' fill='teal'/></svg>";
    Path svg = Files.writeString(directory.resolve("drawing.svg"), drawing);
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      SendPage send = SendPage.signedIn(page, lucarne).custody("managed");
      send.choose(List.of(Photographs.SMALL.getFirst(), svg));
      page.locator("[data-choice=originals]").check();
      page.locator("[data-caption]").nth(1).fill("Where it hurts");
      page.locator("#message").fill("Is that so?");
      URI unseen = send.send();
      page.locator("[data-shown] li:text-is('" + UNSEEN + "')").waitFor();
      assertThat(page.locator("[data-seen]").isVisible()).isFalse();

      page.locator("[data-do=reduced]").click();
      page.locator("[data-shown] li:text-is('Image 2: shown.')").waitFor();

      assertThat(page.locator("[data-do=reduced]").isVisible()).isFalse();
      URI seen = send.link();
      assertThat(seen).isNotEqualTo(unseen);
      Gallery gallery = Gallery.open(context.newPage(), seen);
      gallery.awaitPicture();
      assertThat(gallery.page().content()).contains("Where it hurts", "Is that so?");
      assertThat(LinkHolder.open(seen).image(1))
          .isEqualTo(Files.readAllBytes(Photographs.SMALL.getFirst()));
      assertThat(context.newPage().navigate(unseen.toString()).status()).isIn(404, 410);
    }
  }

  private static final String UNSEEN =
      "Image 2: cannot be shown; no picture could be read from its file.";

  private static String sizeOfPicture(Page page) {
    Object size =
        page.evaluate(
            "(() => { const { naturalWidth: w, naturalHeight: h } ="
                + " document.querySelector('.stage .picture'); return `${w}x${h}`; })()");
    return String.valueOf(size);
  }
}
