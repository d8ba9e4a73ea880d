package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the page of a sealed link shows when something on the way is not as it was sent. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SealedMishapsIT {
  private RunningLucarne lucarne;
  private Chromium chromium;
  private final List<SealedPicture> pictures = new ArrayList<>();
  private URI link;

  @BeforeAll
  void start() throws Exception {
    lucarne = RunningLucarne.start();
    chromium = Chromium.launch();
    for (Path photograph : Photographs.SMALL) {
      pictures.add(SealedPicture.of(photograph, "", ""));
    }
    pictures.add(SealedPicture.of(Photographs.UPRIGHT, "", ""));
    link = new SealedSender(lucarne).send(pictures);
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    chromium.close();
    lucarne.close();
  }

  @Test
  void aPictureThatWasDamagedOrSwappedIsNotShownAndTheOthersAre() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      SealedGallery.alter(page, "**/images/2/display", SealedMishapsIT::flipped);
      SealedGallery sealed = SealedGallery.open(page, link);
      sealed.awaitPicture(1, 3);

      page.keyboard().press("ArrowRight");
      page.locator("#stage [data-panel=fault] h2:visible").waitFor();
      assertThat(page.locator(".stage .picture").count()).isZero();
      assertThat(page.locator("#stage [data-panel=fault] [data-show=reason]").textContent())
          .isEqualTo("object-digest");

      page.unroute("**/images/2/display");
      page.locator("#stage [data-act=again]").click();
      sealed.awaitPicture(2, 3);
    }
  }

  @Test
  void nothingIsShownWhenTheChainIsBroken() {
    assertThat(refusalWhen("**/manifest", SealedMishapsIT::flipped))
        .containsExactly("These images cannot be shown", "manifest-digest");
    assertThat(refusalWhen("**/open", view -> replaced(view, "\"sealed\"", "\"managed\"")))
        .containsExactly("These images are not shown", "custody \"managed\"");
    assertThat(refusalWhen("**/open", view -> replaced(view, "\"position\":3", "\"position\":4")))
        .containsExactly("These images cannot be shown", "object-omitted");
  }

  @Test
  void anOriginalThatIsMissingIsSaidToBeMissing() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      SealedGallery.alter(page, "**/open", SealedMishapsIT::withoutFirstOriginal);
      SealedGallery sealed = SealedGallery.open(page, link);
      sealed.awaitPicture(1, 3);

      SealedGallery.askOriginal(page);

      page.locator("#stage [data-panel=fault] h2:visible").waitFor();
      assertThat(page.locator("#stage [data-panel=fault] [data-show=reason]").textContent())
          .isEqualTo("object-omitted");
    }
  }

  @Test
  void aLinkThatWasBrokenOpensWhenItIsPastedWhole() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.phone("fr-FR"))) {
      List<String> sent = new ArrayList<>();
      context.onRequest(request -> sent.add(request.url() + " " + request.postData()));
      Page page = context.newPage();
      page.navigate(link.resolve("/s/none").toString());
      page.locator("#link").fill(link.getFragment());
      page.locator("form .action").click();
      assertThat(page.locator("#link-complaint").textContent()).startsWith("Ce n’est que la fin");

      page.locator("#link").fill("  <" + link + ">");
      page.locator("form .action").click();
      page.locator("[data-step=click] .action:enabled").waitFor();
      SealedGallery sealed = new SealedGallery(page, new Gallery(page));
      sealed.press();

      sealed.awaitPicture(1, 3);
      assertThat(sent).noneMatch(each -> each.replaceFirst("#.*", "").contains(link.getFragment()));
    }
  }

  @Test
  void aClickThatFoundNoNetworkMayBeRepeated() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      context.route("**/static/viewer-worker*", Route::abort);
      SealedGallery sealed = SealedGallery.open(page, link);
      assertThat(sealed.refusal()).isEqualTo("The images could not be reached");

      context.unroute("**/static/viewer-worker*");
      page.locator("[data-again]").click();
      sealed.press();

      sealed.awaitPicture(1, 3);
    }
  }

  @Test
  void tooManyTriesSayWhenToComeBack() {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      page.route("**/open", route -> route.fulfill(tooMany()));
      SealedGallery sealed = SealedGallery.open(page, link);

      assertThat(sealed.refusal()).isEqualTo("Too many tries");
      assertThat(page.locator("[data-when]").textContent()).contains("2\u00a0minutes");
    }
  }

  @Test
  void whoCameTooEarlyKeepsTheWholeLink() throws Exception {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      new SealedSender(lucarne)
          .send(pictures.subList(0, 1), early -> page.navigate(early.toString()));
      assertThat(page.locator("h1").textContent()).isEqualTo("The images are still being sent");

      page.locator("a.action").click();
      page.locator("[data-step=click] .action:enabled").click();

      page.locator(".stage .picture:not(.preview)").waitFor();
    }
  }

  @Test
  void aLinkWithASecretNeverLeadsToManagedImages() throws Exception {
    List<byte[]> photographs = List.of(Files.readAllBytes(Photographs.SMALL.getFirst()));
    URI managed = Sender.to(lucarne).send("P14D", "{}", photographs).link();
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      page.navigate(managed + "#" + link.getFragment());

      page.locator("h1:has-text('These images are not shown')").waitFor();
      assertThat(page.locator("form, button").count()).isZero();
      assertThat(page.url()).isEqualTo(managed.toString());
    }
  }

  private List<String> refusalWhen(String address, UnaryOperator<byte[]> change) {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      SealedGallery.alter(page, address, change);
      SealedGallery sealed = SealedGallery.open(page, link);
      List<String> said = List.of(sealed.refusal(), sealed.reason());
      assertThat(page.locator("img").count()).isZero();
      return said;
    }
  }

  private static byte[] flipped(byte[] ciphertext) {
    byte[] damaged = ciphertext.clone();
    damaged[damaged.length / 2] ^= 1;
    return damaged;
  }

  private static byte[] replaced(byte[] view, String what, String by) {
    String text = new String(view, StandardCharsets.UTF_8);
    assertThat(text).contains(what);
    return text.replace(what, by).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] withoutFirstOriginal(byte[] view) {
    String text = new String(view, StandardCharsets.UTF_8);
    String changed = text.replaceFirst("\\{\"rendition\":\"original\"[^}]*},", "");
    assertThat(changed).isNotEqualTo(text);
    return changed.getBytes(StandardCharsets.UTF_8);
  }

  private static Route.FulfillOptions tooMany() {
    return new Route.FulfillOptions()
        .setStatus(429)
        .setHeaders(Map.of("Retry-After", "120"))
        .setContentType("application/problem+json")
        .setBody("{\"type\":\"urn:lucarne:problem:too-many-attempts\",\"status\":429}");
  }
}
