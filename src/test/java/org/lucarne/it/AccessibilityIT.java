package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
  private static final Path AXE = Path.of("src/main/webui/node_modules/axe-core/axe.min.js");
  private static final String RUN =
      """
      async () => (await axe.run(document, { resultTypes: ['violations', 'incomplete'] }))
        .violations.map(rule => rule.id + ': '
          + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '))\
      """;

  private RunningLucarne lucarne;
  private Chromium chromium;
  private List<Occasion> occasions;

  @BeforeAll
  void start() throws IOException, InterruptedException {
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
      assertThat(judged(page)).anyMatch(rule -> rule.startsWith("image-alt"));
      assertThat(judged(page)).anyMatch(rule -> rule.startsWith("html-has-lang"));
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
        photograph(page, occasion + "-" + device);
        judged(page).forEach(rule -> found.add(occasion + ": " + rule));
      }
    }
    return found;
  }

  private static List<String> judged(Page page) throws IOException {
    page.evaluate(Files.readString(AXE));
    List<?> rules = (List<?>) page.evaluate(RUN);
    return rules.stream().map(String::valueOf).toList();
  }

  private static void photograph(Page page, String name) {
    String directory = System.getenv("LUCARNE_TEST_SCREENSHOTS");
    if (directory != null) {
      Path file = Path.of(directory, name + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
  }
}
