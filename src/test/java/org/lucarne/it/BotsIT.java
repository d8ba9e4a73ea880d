package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Programs with a whole browser, as mail scanners have one, that do all but press the button. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BotsIT {
  private static final int LONG_ENOUGH_MILLIS = 2_000;

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

  @Test
  void aScannerThatRunsScriptsButPressesNothingUsesUpNoView()
      throws IOException, InterruptedException {
    SentShare share = sendWithOneView();
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      page.navigate(share.link().toString());
      page.mouse().wheel(0, 2_000);
      page.reload();
      page.waitForTimeout(LONG_ENOUGH_MILLIS);
      assertThat(page.url()).isEqualTo(share.link().toString());
    }
    assertStillUnused(share);
  }

  @Test
  void aPageThatFetchesTheLinkBeforehandUsesUpNoView() throws IOException, InterruptedException {
    SentShare share = sendWithOneView();
    HttpServer webmail = webmail(share.link());
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      PageWatch watch = PageWatch.of(context);
      Page page = context.newPage();
      page.navigate("http://localhost:" + webmail.getAddress().getPort() + "/");
      page.waitForTimeout(LONG_ENOUGH_MILLIS);
      assertThat(watch.requests()).contains(share.link().toString());
    } finally {
      webmail.stop(0);
    }
    assertStillUnused(share);
  }

  @Test
  void aForeignPageThatPressesTheButtonItselfOpensNothing()
      throws IOException, InterruptedException {
    SentShare share = sendWithOneView();
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      page.setContent(
          "<form method=post action='" + share.link() + "/open'><button>Hello</button></form>");
      page.locator("button").click();
      page.waitForURL(share.link() + "/open");
      assertThat(page.locator("h1").textContent())
          .isEqualTo("Please press the button on the page itself");
    }
    assertStillUnused(share);
  }

  private SentShare sendWithOneView() throws IOException, InterruptedException {
    byte[] picture = Files.readAllBytes(Photographs.SMALL.getFirst());
    return Sender.to(lucarne).send("P1D", "{\"maxViews\":1}", List.of(picture));
  }

  private void assertStillUnused(SentShare share) throws IOException, InterruptedException {
    Sender sender = Sender.to(lucarne);
    assertThat(sender.views(share.id())).isZero();
    // And its one view is still there for a person, who then does use it up.
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Gallery.open(context.newPage(), share.link()).awaitPicture();
    }
    assertThat(sender.views(share.id())).isEqualTo(1);
  }

  /** A page of another site that has the browser fetch and render the link in advance. */
  private static HttpServer webmail(URI link) throws IOException {
    String page =
        """
        <!doctype html><title>Mail</title><link rel="prefetch" href="%1$s">
        <script type="speculationrules">
          {"prefetch":[{"urls":["%1$s"]}],"prerender":[{"urls":["%1$s"]}]}
        </script><a href="%1$s">A colleague</a>\
        """
            .formatted(link);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = page.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html;charset=UTF-8");
          exchange.sendResponseHeaders(200, body.length);
          try (OutputStream answer = exchange.getResponseBody()) {
            answer.write(body);
          }
        });
    server.start();
    return server;
  }
}
