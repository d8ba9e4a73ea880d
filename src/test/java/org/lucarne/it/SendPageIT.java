package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Real photographs sent from a browser, and what leaves it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendPageIT {
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
  void aManagedPhotographArrivesUprightAndWithoutItsMetadata() throws Exception {
    try (BrowserContext context = chromium.browser().newContext(Chromium.phone("fr-FR"))) {
      PageWatch watch = PageWatch.of(context);
      Page page = context.newPage();
      SendPage send = SendPage.signedIn(page, lucarne).choose(List.of(Photographs.UPSIDE_DOWN));
      assertThat(text(Files.readAllBytes(Photographs.UPSIDE_DOWN))).contains("Exif", "GPS");

      URI link = send.custody("managed").send();

      page.locator("[data-shown] li:text-is('Image 1\u00a0: affichée.')").waitFor();
      page.locator("[data-seen]").waitFor();
      byte[] received = LinkHolder.open(link).image(1);
      assertThat(text(received)).doesNotContain("Exif", "GPS", "samsung", "2020:");
      assertThat(ImageIO.read(new ByteArrayInputStream(received)).getWidth()).isEqualTo(2560);
      Gallery gallery = Gallery.open(context.newPage(), link);
      gallery.awaitPicture();
      assertThat(watch.strangers(lucarne.url())).isEmpty();
      assertThat(watch.complaints(page)).isEmpty();
      page.locator("[data-do=refresh]").click();
      page.locator("[data-show=opened]:text-is('ouvert 2 fois')").waitFor();
    }
  }

  @Test
  void anOriginalIsSentByChoiceByteForByte() throws Exception {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Path photograph = Photographs.SMALL.getFirst();
      SendPage send =
          SendPage.signedIn(context.newPage(), lucarne)
              .custody("managed")
              .choose(List.of(photograph));
      send.page().locator("[data-choice=originals]").check();

      assertThat(LinkHolder.open(send.send()).image(1)).isEqualTo(Files.readAllBytes(photograph));
    }
  }

  @Test
  void nothingThatOpensASealedPhotographLeavesTheBrowser(@TempDir Path directory)
      throws IOException {
    List<Path> photographs = Photographs.under(directory, "quietly").subList(0, 2);
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      PageWatch watch = PageWatch.of(context);
      List<String> left = new CopyOnWriteArrayList<>();
      context.onRequest(request -> left.add(everythingOf(request)));
      Page page = context.newPage();
      SendPage send = SendPage.signedIn(page, lucarne).choose(photographs);
      page.locator("#message").fill("Is it a quiet naevus?");
      page.locator("[data-caption]").first().fill("Left forearm, quiet");
      page.locator("[data-do=later]").first().press("ArrowRight");
      String passphrase = send.passphrase();

      URI link = send.send();

      assertThat(left).hasSizeGreaterThan(8);
      assertThat(left).noneMatch(text -> text.contains(link.getFragment()));
      assertThat(left).noneMatch(text -> text.contains(passphrase) || text.contains("quiet"));
      assertThat(page.evaluate("localStorage.length + sessionStorage.length")).isEqualTo(0);
      assertThat(watch.complaints(page)).isEmpty();
      SealedGallery sealed = SealedGallery.at(context.newPage(), link.toString());
      sealed.passphrase(passphrase);
      sealed.awaitPicture(1, 2);
      sealed.page().keyboard().press("End");
      sealed.awaitPicture(2, 2);
      // It was the first until the arrow key moved it.
      assertThat(sealed.page().locator(".line .caption").textContent())
          .isEqualTo("Left forearm, quiet");
    }
  }

  /** It never says that somebody will see what nobody can. */
  @Test
  void thePageSaysOfEachPictureWhetherItWillBeSeen(@TempDir Path directory) throws Exception {
    Path broken =
        Files.write(directory.resolve("broken.jpg"), new byte[] {-1, -40, -1, -32, 0, 16, 'J'});
    Path pages = Path.of("src", "test", "resources", "pictures", "pages-3.tif");
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      SendPage send =
          SendPage.signedIn(page, lucarne)
              .custody("managed")
              .choose(List.of(Photographs.SMALL.getFirst(), broken, pages));
      page.locator("[data-choice=originals]").check();

      send.send();

      for (String said :
          List.of(
              "Image 1: shown.",
              "Image 2: cannot be shown; no picture could be read from its file.",
              "Image 3: its first page or frame is shown; the rest is in the original.")) {
        page.locator("[data-shown] li:text-is('" + said + "')").waitFor();
      }
      assertThat(page.locator("[data-seen]").isVisible()).isFalse();
    }
  }

  @Test
  void anInterruptedUploadGoesOnWithoutSendingStoredObjectsAgain() throws IOException {
    Map<String, Integer> puts = new ConcurrentHashMap<>();
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      SendPage send = SendPage.signedIn(page, lucarne).choose(Photographs.SMALL);
      page.route(
          "**/api/v1/shares/*/**",
          route -> {
            String object = route.request().url().replaceFirst(".*/shares/[^/]+/", "");
            int attempt = puts.merge(object, 1, Integer::sum);
            if (attempt == 1 && object.equals("images/1/display")) {
              route.abort("connectionreset");
            } else if (attempt == 1 && object.equals("images/2/display")) {
              // The server stores it, and its answer is lost.
              route.fetch();
              route.abort("connectionreset");
            } else {
              route.resume();
            }
          });

      URI link = send.send();

      assertThat(puts)
          .containsOnly(
              Map.entry("images/1/display", 2),
              Map.entry("images/1/thumbnail", 1),
              Map.entry("images/2/display", 1),
              Map.entry("images/2/thumbnail", 1),
              Map.entry("manifest", 1));
      SealedGallery.open(context.newPage(), link).awaitPicture(1, 2);
    }
  }

  @Test
  void aLinkIsWithdrawnFromTheList() throws IOException, InterruptedException {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      URI link = SendPage.signedIn(page, lucarne).choose(Photographs.SMALL.subList(0, 1)).send();
      SendPage send = new SendPage(page);
      Locator row = send.justSent(lucarne);
      assertThat(row.locator("[data-show=opened]").textContent()).isEqualTo("not opened yet");

      row.locator("[data-do=revoke]").click();
      page.locator("dialog[open] [value=no]").click();
      send.newestSaying("Link works");
      row.locator("[data-do=revoke]").click();
      page.locator("dialog[open] [value=yes]").click();

      send.newestSaying("Withdrawn");
      assertThat(row.locator("[data-do=copy]").isVisible()).isFalse();
      Page opened = context.newPage();
      opened.navigate(link.toString());
      assertThat(opened.locator("h1:visible").textContent())
          .isEqualTo("This link has been withdrawn");
    }
  }

  @Test
  void aSealedLinkIsForgottenWithThePageThatMadeIt() throws IOException, InterruptedException {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      SendPage.signedIn(page, lucarne).choose(Photographs.SMALL.subList(0, 1)).send();
      Locator row = new SendPage(page).justSent(lucarne);
      assertThat(row.locator("[data-do=copy]").isVisible()).isTrue();

      page.onDialog(dialog -> dialog.accept());
      row = SendPage.signedIn(page, lucarne).newestSaying("Link works");

      assertThat(row.locator("[data-do=copy]").isVisible()).isFalse();
      assertThat(row.locator("[data-show=why]").textContent())
          .contains("cannot be copied any more");
    }
  }

  @Test
  void aLinkThatNobodyCopiedIsNotLostBySigningOut() throws IOException {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      URI link =
          SendPage.signedIn(page, lucarne)
              .custody("sealed")
              .choose(Photographs.SMALL.subList(0, 1))
              .send();

      page.locator("[data-do=leave]").click();
      page.locator("dialog[open] [value=no]").click();
      assertThat(page.locator("#link").inputValue()).isEqualTo(link.toString());

      page.locator("[data-do=leave]").click();
      page.locator("dialog[open] [value=yes]").click();
      page.locator("[data-part=sign-in]:not([hidden])").waitFor();
      assertThat(page.locator("#link").inputValue()).isEmpty();
    }
  }

  @Test
  void aBrowserThatIsTooOldIsToldSoAndAskedForNothing() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      page.addInitScript("delete HTMLDialogElement.prototype.showModal");
      assertThat(SendPage.at(page, lucarne).failure()).contains("A current Firefox");
      assertThat(page.locator("#token").isVisible()).isFalse();
    }
    var options = Chromium.desktop("en-GB").setJavaScriptEnabled(false);
    try (BrowserContext context = chromium.browser().newContext(options)) {
      Page page = SendPage.at(context.newPage(), lucarne).page();
      assertThat(page.locator("[data-way=token] button").isDisabled()).isTrue();
      page.locator("[data-late]:has-text('Safari 15.4')").waitFor();
    }
  }

  @Test
  void aTokenThatIsNoneAndAFileThatIsNoPictureAreSaidCalmly(@TempDir Path directory)
      throws IOException {
    Path unreadable = Files.writeString(directory.resolve("secret.heic"), "no picture at all");
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      SendPage send = SendPage.at(page, lucarne);
      send.signIn("luc_nothing");
      assertThat(send.failure()).startsWith("This access token is not accepted.");
      send.signIn(lucarne.accessToken());
      page.locator("[data-part=compose]:not([hidden])").waitFor();
      send.choose(List.of(unreadable)).press();
      assertThat(send.failure()).startsWith("One image cannot be read by this browser.");
      page.locator("[data-do=remove]").click();
      assertThat(page.locator("[data-do=send]").isDisabled()).isTrue();
    }
  }

  private static String everythingOf(Request request) {
    byte[] body = request.postDataBuffer();
    return request.url() + "\n" + request.allHeaders() + (body == null ? "" : text(body));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
