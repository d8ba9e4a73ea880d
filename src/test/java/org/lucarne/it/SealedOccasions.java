package org.lucarne.it;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The states of the page of a sealed link. */
final class SealedOccasions {
  private static final String PASSPHRASE = "trois petits ponts";
  private static final String CAPTION = "Avant-bras gauche, trois semaines après la chute";
  private static final String MESSAGE =
      "Bonjour, que pensez-vous de la bordure en haut à droite ? Merci.";

  private SealedOccasions() {}

  static Map<String, Consumer<Page>> on(RunningLucarne lucarne) throws Exception {
    List<SealedPicture> six = six();
    String link = new SealedSender(lucarne).message(MESSAGE).send(six).toString();
    URI one = new SealedSender(lucarne).send(List.of(six.getLast().without("original")));
    String locked =
        new SealedSender(lucarne).passphrase(PASSPHRASE).send(six.subList(0, 1)).toString();
    String path = link.replaceFirst("#.*", "");
    URI heic =
        new SealedSender(lucarne).send(List.of(six.getFirst().with("original", emptyHeic())));
    URI file = new SealedSender(lucarne).send(List.of(SealedPicture.only(emptyHeic())));

    Map<String, Consumer<Page>> ways = new LinkedHashMap<>();
    ways.put("sealed-landing", page -> SealedGallery.at(page, link));
    ways.put("sealed-passphrase", page -> SealedGallery.at(page, locked));
    ways.put("sealed-passphrase-wrong", page -> wrongPassphrase(page, locked));
    ways.put("sealed-code", page -> SealedGallery.at(page, path));
    ways.put("sealed-code-wrong", page -> wrongCode(page, path));
    ways.put("sealed-gallery-of-six", page -> SealedGallery.open(page, link).awaitPicture(1, 6));
    ways.put("sealed-gallery-preview", page -> preview(page, link));
    ways.put("sealed-gallery-notes", page -> notes(page, link));
    ways.put("sealed-gallery-original", page -> original(page, link));
    ways.put("sealed-gallery-compared", page -> compared(page, link));
    ways.put("sealed-gallery-adjusted", page -> adjusted(page, link));
    ways.put("sealed-gallery-of-one", page -> SealedGallery.open(page, one).awaitPicture(1, 1));
    ways.put("sealed-gallery-heic", page -> heic(page, heic));
    ways.put("sealed-gallery-file", page -> file(page, file));
    ways.put("sealed-damaged", page -> damaged(page, link));
    ways.put("sealed-altered", page -> answered(page, link, "**/manifest", 200, "{}"));
    ways.put("sealed-managed", page -> answered(page, link, "**/open", 200, "{}"));
    ways.put("sealed-many-tries", page -> answered(page, link, "**/open", 429, problem()));
    ways.put("sealed-offline", page -> offline(page, link));
    ways.put("sealed-unsupported", page -> unsupported(page, link));
    return ways;
  }

  private static void wrongPassphrase(Page page, String locked) {
    SealedGallery sealed = SealedGallery.at(page, locked);
    sealed.passphrase("deux grands ponts");
    sealed.complaint("click");
  }

  private static void wrongCode(Page page, String path) {
    SealedGallery sealed = SealedGallery.at(page, path);
    sealed.enter("https://example.org/");
    sealed.complaint("code");
  }

  private static void preview(Page page, String link) {
    page.route("**/display", route -> {});
    SealedGallery.open(page, link);
    page.locator(".stage .picture.preview").waitFor();
  }

  private static void notes(Page page, String link) {
    SealedGallery.open(page, link).awaitPicture(1, 6);
    if (!page.locator("aside.notes").isVisible()) {
      page.locator("[data-act=notes]:visible").first().click();
    }
    page.locator("[data-act=copy]:visible").waitFor();
  }

  private static void original(Page page, String link) {
    SealedGallery sealed = SealedGallery.open(page, link);
    sealed.awaitPicture(1, 6);
    sealed.awaitOriginal();
  }

  private static void compared(Page page, String link) {
    SealedGallery.open(page, link).awaitPicture(1, 6);
    page.keyboard().press("c");
    new LightBox(page).awaitPicture(LightBox.SECOND);
    page.keyboard().press("i");
  }

  private static void adjusted(Page page, String link) {
    SealedGallery.open(page, link).awaitPicture(1, 6);
    page.keyboard().press("r");
    page.keyboard().press("a");
    page.keyboard().press("ArrowRight");
  }

  private static void heic(Page page, URI link) {
    SealedGallery.open(page, link).awaitPicture(1, 1);
    SealedGallery.askOriginal(page);
    page.locator("main [data-show=note]:visible").waitFor();
  }

  private static void file(Page page, URI link) {
    SealedGallery.open(page, link);
    page.locator("[data-panel=unshown]:visible").waitFor();
  }

  private static void damaged(Page page, String link) {
    SealedGallery.alter(page, "**/images/1/display", bytes -> new byte[bytes.length]);
    SealedGallery.open(page, link);
    page.locator("[data-panel=fault]:visible").waitFor();
  }

  private static void answered(Page page, String link, String address, int status, String body) {
    page.route(
        address,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(status)
                    .setHeaders(Map.of("Retry-After", "120"))
                    .setBody(body)));
    SealedGallery.open(page, link).refusal();
  }

  private static String problem() {
    return "{\"type\":\"urn:lucarne:problem:too-many-attempts\",\"requestId\":\"k3V9\"}";
  }

  private static void offline(Page page, String link) {
    page.route("**/open", Route::abort);
    SealedGallery.open(page, link).refusal();
  }

  private static void unsupported(Page page, String link) {
    page.addInitScript("delete window.Worker");
    page.navigate(link);
    page.locator("[data-step=refusal]:visible").waitFor();
  }

  private static List<SealedPicture> six() throws Exception {
    List<SealedPicture> pictures = new ArrayList<>();
    for (Path photograph :
        Stream.concat(Photographs.ALL.stream(), Photographs.SMALL.stream()).toList()) {
      String caption = pictures.isEmpty() ? CAPTION : "";
      pictures.add(SealedPicture.of(photograph, "IMG_20200827_231612.jpg", caption));
    }
    return pictures;
  }

  /** As much of a HEIC file as it takes to be taken for one. */
  private static byte[] emptyHeic() {
    return "\0\0\0\u0018ftypheic\0\0\0\0mif1heic".getBytes(StandardCharsets.ISO_8859_1);
  }
}
