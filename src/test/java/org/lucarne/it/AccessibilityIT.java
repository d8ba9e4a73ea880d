package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ViewportSize;
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
  private static final ViewportSize PHONE = new ViewportSize(390, 844);
  private static final ViewportSize DESKTOP = new ViewportSize(1280, 800);

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
  void everyPageIsAccessibleInFrenchOnAPhoneAndWhereThereIsMoreRoom() throws IOException {
    assertThat(violations("fr", Chromium.phone("fr-FR"), DESKTOP)).isEmpty();
  }

  @Test
  void everyPageIsAccessibleInEnglishOnADesktopAndWhereThereIsLessRoom() throws IOException {
    assertThat(violations("en", Chromium.desktop("en-GB"), PHONE)).isEmpty();
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

  /** As each page comes, and once more at the other size: to come to it takes longest. */
  private List<String> violations(
      String language, Browser.NewContextOptions options, ViewportSize other) throws IOException {
    List<String> found = new ArrayList<>();
    for (Occasion occasion : occasions) {
      // axe comes from no origin of ours: the pages' own policy would not let it in.
      try (BrowserContext context = chromium.browser().newContext(options.setBypassCSP(true))) {
        Page page = context.newPage();
        occasion.way().accept(page);
        judge(page, occasion + "-" + language, found);
        page.setViewportSize(other.width, other.height);
        judge(page, occasion + "-" + language + "-at-" + other.width, found);
      }
    }
    return found;
  }

  private static void judge(Page page, String name, List<String> found) throws IOException {
    Axe.photograph(page, name);
    Axe.judged(page).forEach(rule -> found.add(name + ": " + rule));
  }
}
