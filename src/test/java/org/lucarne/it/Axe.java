package org.lucarne.it;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What axe finds wrong with a page as it stands; the browser has to bypass the page's policy. */
final class Axe {
  private static final Path SCRIPT = Path.of("src/main/webui/node_modules/axe-core/axe.min.js");
  private static final String RUN =
      """
      async () => (await axe.run(document, { resultTypes: ['violations', 'incomplete'] }))
        .violations.map(rule => rule.id + ': '
          + rule.nodes.map(node => node.html + ' ' + node.failureSummary).join(' | '))\
      """;

  private Axe() {}

  static List<String> judged(Page page) throws IOException {
    page.evaluate(Files.readString(SCRIPT));
    List<?> rules = (List<?>) page.evaluate(RUN);
    return rules.stream().map(String::valueOf).toList();
  }

  /**
   * LUCARNE_TEST_SCREENSHOTS may name a directory: the page is put there, for people to look at.
   */
  static void photograph(Page page, String name) {
    String directory = System.getenv("LUCARNE_TEST_SCREENSHOTS");
    if (directory != null) {
      Path file = Path.of(directory, name + ".png");
      page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }
  }
}
