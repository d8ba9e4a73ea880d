package org.lucarne.it;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The send page, as somebody in front of it uses it. */
record SendPage(Page page) {
  static SendPage at(Page page, RunningLucarne lucarne) {
    page.navigate(lucarne.url() + "/send");
    return new SendPage(page);
  }

  static SendPage signedIn(Page page, RunningLucarne lucarne) throws IOException {
    SendPage send = at(page, lucarne);
    send.signIn(lucarne.accessToken());
    page.locator("[data-part=compose]:not([hidden])").waitFor();
    return send;
  }

  void signIn(String token) {
    page.locator("#token").fill(token);
    page.locator("[data-way=token] button").click();
  }

  /** Chooses pictures, and waits until each has been read. */
  SendPage choose(List<Path> pictures) {
    return choose("library", pictures);
  }

  SendPage choose(String from, List<Path> pictures) {
    page.locator("[data-from=" + from + "]").setInputFiles(pictures.toArray(Path[]::new));
    page.locator("[data-do=send]:enabled").waitFor();
    return this;
  }

  SendPage custody(String custody) {
    page.locator("#custody").selectOption(custody);
    return this;
  }

  /** Asks for a passphrase, and takes the one that is offered. */
  String passphrase() {
    page.locator("[data-choice=protect]").check();
    return page.locator("#passphrase").inputValue();
  }

  void press() {
    page.locator("[data-do=send]").click();
  }

  /** The link, once everything has been sent. */
  URI link() {
    page.locator("[data-part=result]:not([hidden])").waitFor();
    return URI.create(page.locator("#link").inputValue());
  }

  URI send() {
    press();
    return link();
  }

  /** The share just sent, once the list has it. */
  Locator justSent(RunningLucarne lucarne) throws IOException, InterruptedException {
    Locator row = page.locator(".share[data-share='" + Sender.to(lucarne).newestShare() + "']");
    row.waitFor();
    return row;
  }

  /** The newest share of the list, once it says this. */
  Locator newestSaying(String state) {
    Locator row = page.locator(".share").first();
    row.locator("[data-show=state]:text-is('" + state + "')").waitFor();
    return row;
  }

  /** The sentence that says what went wrong. */
  String failure() {
    Locator sentence = page.locator(".failure [data-sentence]:visible");
    sentence.waitFor();
    return sentence.textContent();
  }
}
