package org.lucarne.it;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.function.UnaryOperator;

/** The page of a sealed link, as somebody in front of it uses it. */
record SealedGallery(Page page, Gallery gallery) {
  /** Follows a link and presses its one button. */
  static SealedGallery open(Page page, URI link) {
    return open(page, link.toString());
  }

  static SealedGallery open(Page page, String link) {
    SealedGallery sealed = at(page, link);
    sealed.press();
    return sealed;
  }

  /** Follows a link, and stays in front of it. */
  static SealedGallery at(Page page, String link) {
    page.navigate(link);
    page.locator("[data-step] .action:enabled:visible").first().waitFor();
    return new SealedGallery(page, new Gallery(page));
  }

  void press() {
    page.locator("[data-step=click] .action").click();
  }

  void passphrase(String words) {
    page.locator("#passphrase").fill(words);
    press();
  }

  void enter(String linkOrCode) {
    page.locator("#code").fill(linkOrCode);
    page.locator("[data-step=code] .action").click();
  }

  /** Waits until this position shows a picture that is no mere preview. */
  void awaitPicture(int position, int count) {
    if (count > 1) {
      gallery.awaitPicture(position, count);
    }
    page.locator(".stage .picture:not(.preview)").waitFor();
  }

  /** Presses the button that asks for the original: below the picture, or in the notes. */
  static void askOriginal(Page page) {
    if (!page.locator("[data-act=original]:visible").first().isVisible()) {
      page.locator("[data-act=notes]:visible").first().click();
    }
    page.locator("[data-act=original]:visible").first().click();
  }

  void awaitOriginal() {
    awaitOriginal(SealedPicture.DISPLAY_PIXELS);
  }

  /** Of a picture whose display rendition has so many pixels on its long side. */
  void awaitOriginal(int displayPixels) {
    askOriginal(page);
    page.waitForFunction(
        "pixels => document.querySelector('.stage .picture')?.naturalWidth > pixels",
        displayPixels);
  }

  /** What the page says when it refuses. */
  String refusal() {
    Locator title = page.locator("[data-step=refusal] h1");
    title.waitFor();
    return title.textContent();
  }

  String reason() {
    return page.locator("[data-step=refusal] [data-reason]").textContent();
  }

  /** What stands below the field of this step. */
  String complaint(String step) {
    Locator complaint = page.locator("[data-step=" + step + "] [data-complaint]:not([hidden])");
    complaint.waitFor();
    return complaint.textContent();
  }

  /** Somebody on the way, or in the storage, changes what is answered there. */
  static void alter(Page page, String address, UnaryOperator<byte[]> change) {
    page.route(
        address,
        route -> {
          byte[] body = change.apply(route.fetch().body());
          route.fulfill(
              new Route.FulfillOptions()
                  .setStatus(200)
                  .setContentType("application/octet-stream")
                  .setBodyBytes(body));
        });
  }
}
