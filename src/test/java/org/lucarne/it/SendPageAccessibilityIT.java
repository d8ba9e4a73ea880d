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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every state of the send page, judged by axe. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SendPageAccessibilityIT {
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

  @ParameterizedTest
  @CsvSource({"fr-FR, phone", "fr-FR, desktop", "en-GB, phone", "en-GB, desktop"})
  void everyStateIsAccessible(String language, String device) throws Exception {
    Browser.NewContextOptions options =
        device.equals("phone") ? Chromium.phone(language) : Chromium.desktop(language);
    List<String> found = new ArrayList<>();
    // axe comes from no origin of ours: the page's own policy would not let it in.
    try (BrowserContext context = chromium.browser().newContext(options.setBypassCSP(true))) {
      Judge judge = new Judge(context.newPage(), language + "-" + device, found);
      walk(judge);
    }
    assertThat(found).isEmpty();
  }

  private void walk(Judge judge) throws IOException, InterruptedException {
    Page page = judge.page();
    SendPage send = SendPage.at(page, lucarne);
    judge.look("sign-in");
    send.signIn("luc_nothing");
    send.failure();
    judge.look("sign-in-refused");
    send.signIn(lucarne.accessToken());
    page.locator("[data-part=compose]:not([hidden])").waitFor();
    judge.look("empty");
    send.choose(Photographs.SMALL).passphrase();
    judge.look("chosen");
    context(page, true);
    send.press();
    page.locator(".waiting").waitFor();
    judge.look("waiting");
    context(page, false);
    send.link();
    page.locator("[data-do=qr]").click();
    page.locator(".qr svg").waitFor();
    send.justSent(lucarne);
    judge.look("result");
    page.locator("[data-do=revoke]").first().click();
    page.locator("dialog[open]").waitFor();
    judge.look("asking");
    page.locator("dialog[open] [value=yes]").click();
    send.newestSaying(page.locator("html[lang=fr]").count() == 1 ? "Retiré" : "Withdrawn");
    judge.look("withdrawn");
  }

  private static void context(Page page, boolean offline) {
    page.context().setOffline(offline);
  }

  private record Judge(Page page, String device, List<String> found) {
    void look(String state) throws IOException {
      Axe.photograph(page, "send-" + state + "-" + device);
      Axe.judged(page).forEach(rule -> found.add(state + ": " + rule));
    }
  }
}
