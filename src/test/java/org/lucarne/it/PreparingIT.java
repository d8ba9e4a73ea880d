package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody looks before the renditions are made. */
class PreparingIT {

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsBeingPreparedTurnsIntoThePictureByItself(boolean scripts) throws Exception {
    Browser.NewContextOptions options = Chromium.phone("en-GB").setJavaScriptEnabled(scripts);
    try (RunningLucarne lucarne = RunningLucarne.start(Map.of("LUCARNE_PICTURE_WORKERS", "0"));
        Chromium chromium = Chromium.launch();
        BrowserContext context = chromium.browser().newContext(options)) {
      byte[] photograph = Files.readAllBytes(Photographs.SMALL.getFirst());
      String terms = "{\"download\":\"display\"}";
      URI link = Sender.to(lucarne).send("P1D", terms, List.of(photograph)).link();
      Page page = context.newPage();
      Gallery.open(page, link);
      page.locator(".stage [data-panel=preparing]:visible").first().waitFor();
      assertThat(page.locator(".stage .picture").count()).isZero();
      assertThat(page.locator("[data-show=download]:visible").count()).isZero();
      assertThat(page.content()).doesNotContain("/original");
      Axe.photograph(page, "gallery-preparing-" + (scripts ? "scripts" : "plain"));

      String view = page.url();
      lucarne.stop();
      lucarne.restart(Map.of("LUCARNE_PICTURE_WORKERS", "1"));
      if (!scripts) {
        // It asks every five seconds, and may have asked while nobody was there to answer.
        page.navigate(view);
      }

      page.locator(".stage .picture:not(.preview)").waitFor();
      assertThat(page.locator(".stage [data-panel=preparing]:visible").count()).isZero();
      assertThat(page.locator(".stage .picture").getAttribute("src")).endsWith("/images/1/display");
      assertThat(page.locator("a[data-show=download]").first().getAttribute("href"))
          .endsWith("/images/1/display?download");
    }
  }
}
