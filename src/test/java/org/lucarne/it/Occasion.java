package org.lucarne.it;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A page that a link holder can come to.
 *
 * @param way what to do in a fresh browser to see it
 */
record Occasion(String name, Consumer<Page> way) {
  /** All of them, on shares made for the purpose. */
  static List<Occasion> all(RunningLucarne lucarne) throws Exception {
    Sender sender = Sender.to(lucarne);
    List<byte[]> small = List.of(Files.readAllBytes(Photographs.SMALL.getFirst()));
    Map<String, Consumer<Page>> ways = new LinkedHashMap<>();
    SentShare six = sender.send("P14D", "{}", six());
    ways.put("landing", to(six.link()));
    ways.put("gallery-of-six", page -> Gallery.open(page, six.link()).awaitPicture(1, 6));
    ways.put("gallery-further-on", page -> furtherOn(page, six.link()));
    ways.put("gallery-compared", page -> compared(page, six.link()));
    ways.put("gallery-keys", page -> keys(page, six.link()));
    SentShare one = sender.send("P14D", "{}", List.of(Files.readAllBytes(Photographs.UPRIGHT)));
    ways.put("gallery-of-one", page -> openOne(page, one.link()));
    SentShare forbidden = sender.send("P14D", "{\"download\":false}", small);
    ways.put("gallery-without-download", page -> openOne(page, forbidden.link()));
    SentShare document =
        sender.send("P14D", "{}", List.of("no picture at all".getBytes(StandardCharsets.UTF_8)));
    ways.put("gallery-of-a-file", page -> Gallery.open(page, document.link()));
    ways.put("pending", to(sender.declare("P14D", "{}", small).link()));
    SentShare revoked = sender.send("P14D", "{}", small);
    sender.revoke(revoked);
    ways.put("revoked", to(revoked.link()));
    SentShare exhausted = sender.send("P14D", "{\"maxViews\":1}", small);
    LinkHolder.open(exhausted.link()).image(1);
    ways.put("exhausted", to(exhausted.link()));
    SentShare busy = sender.send("P14D", "{\"maxViews\":1}", small);
    ways.put("busy", page -> openWhileAnotherDoes(page, busy.link()));
    ways.put("not-found", to(lucarne.url().resolve("/s/" + "x".repeat(44))));
    ways.put("view-ended", to(lucarne.url().resolve("/v/" + "x".repeat(22))));
    ways.put("expired", to(sender.send("PT1S", "{}", small).link()));
    ways.putAll(SealedOccasions.on(lucarne));
    Thread.sleep(1_100);
    return ways.entrySet().stream().map(way -> new Occasion(way.getKey(), way.getValue())).toList();
  }

  @Override
  public String toString() {
    return name;
  }

  private static Consumer<Page> to(URI address) {
    return page -> page.navigate(address.toString());
  }

  private static void openOne(Page page, URI link) {
    Gallery.open(page, link).awaitPicture();
    page.mouse().move(200, 300);
  }

  private static void furtherOn(Page page, URI link) {
    Gallery gallery = Gallery.open(page, link);
    gallery.awaitPicture(1, 6);
    page.keyboard().press("ArrowRight");
    gallery.awaitPicture(2, 6);
  }

  private static void compared(Page page, URI link) {
    Gallery.open(page, link).awaitPicture(1, 6);
    page.keyboard().press("c");
    new LightBox(page).awaitPicture(LightBox.SECOND);
  }

  /** What a keyboard can do; a phone has none, and shows its notes. */
  private static void keys(Page page, URI link) {
    Gallery.open(page, link).awaitPicture(1, 6);
    page.locator("[data-act=notes]:visible").first().click();
    if (page.locator(".keys summary").isVisible()) {
      page.locator(".keys summary").click();
    }
  }

  private static void openWhileAnotherDoes(Page page, URI link) {
    page.navigate(link.toString());
    try (HttpClient another = HttpClient.newHttpClient()) {
      // This view stays reserved: no picture is asked for.
      LinkHolder.click(another, link);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
    page.locator("form button").click();
    page.waitForURL("**/open");
  }

  private static List<byte[]> six() throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (Path photograph :
        Stream.concat(Photographs.ALL.stream(), Photographs.SMALL.stream()).toList()) {
      pictures.add(Files.readAllBytes(photograph));
    }
    return pictures;
  }
}
