package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every page that a link holder can come to, judged by axe. LUCARNE_TEST_SCREENSHOTS may name a
 * directory: pictures of all of them are put there, for people to look at.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityIT {
  private RunningLucarne lucarne;
  private Chromium chromium;
  private List<Occasion> occasions;

  @BeforeAll
  void start() throws Exception {
    lucarne = RunningLucarne.start();
    chromium = Chromium.launch();
    occasions = Occasion.all(lucarne);
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    chromium.close();
    lucarne.close();
  }

  @Test
  void everyPageIsAccessibleInFrenchOnAPhone() throws IOException {
    assertThat(violations("fr-phone", Chromium.phone("fr-FR"))).isEmpty();
  }

  @Test
  void everyPageIsAccessibleInFrenchOnADesktop() throws IOException {
    assertThat(violations("fr-desktop", Chromium.desktop("fr-FR"))).isEmpty();
  }

  @Test
  void everyPageIsAccessibleInEnglishOnAPhone() throws IOException {
    assertThat(violations("en-phone", Chromium.phone("en-GB"))).isEmpty();
  }

  @Test
  void everyPageIsAccessibleInEnglishOnADesktop() throws IOException {
    assertThat(violations("en-desktop", Chromium.desktop("en-GB"))).isEmpty();
  }

  @Test
  void aPageThatIsNotAccessibleWouldBeNoticed() throws IOException {
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      page.setContent("<html><title>A picture</title><main><img src='data:,'></main></html>");
      assertThat(Axe.judged(page)).anyMatch(rule -> rule.startsWith("image-alt"));
      assertThat(Axe.judged(page)).anyMatch(rule -> rule.startsWith("html-has-lang"));
    }
  }

  private List<String> violations(String device, Browser.NewContextOptions options)
      throws IOException {
    List<String> found = new ArrayList<>();
    for (Occasion occasion : occasions) {
      // axe comes from no origin of ours: the pages' own policy would not let it in.
      try (BrowserContext context = chromium.browser().newContext(options.setBypassCSP(true))) {
        Page page = context.newPage();
        occasion.way().accept(page);
        Axe.photograph(page, occasion + "-" + device);
        Axe.judged(page).forEach(rule -> found.add(occasion + ": " + rule));
      }
    }
    return found;
  }
}
