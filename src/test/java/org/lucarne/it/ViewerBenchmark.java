package org.lucarne.it;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * How long somebody waits who opens six sealed pictures. It prints figures and asserts none;
 * docs/benchmarks.md says how to run it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ViewerBenchmark {
  private static final int RUNS = 5;
  private static final int PICTURES = 6;

  private RunningLucarne lucarne;
  private Chromium chromium;
  private URI link;

  @BeforeAll
  void start() throws Exception {
    lucarne = RunningLucarne.start();
    chromium = Chromium.launch();
    List<Path> photographs = new ArrayList<>(Photographs.ALL);
    photographs.addAll(Photographs.ALL);
    List<SealedPicture> pictures = new ArrayList<>();
    for (Path photograph : photographs.subList(0, PICTURES)) {
      pictures.add(SealedPicture.of(photograph, "", ""));
    }
    for (String rendition : List.of("thumbnail", "display")) {
      long bytes = 0;
      for (SealedPicture picture : pictures) {
        bytes += picture.bytes(rendition).length;
      }
      print("%s: %d kB on average", rendition, bytes / PICTURES / 1000);
    }
    link = new SealedSender(lucarne).send(pictures);
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    chromium.close();
    lucarne.close();
  }

  @Test
  void onThisMachine() {
    measure("localhost", null);
  }

  @Test
  void onASlowNetwork() {
    JsonObject slow = new JsonObject();
    slow.addProperty("offline", false);
    slow.addProperty("latency", 80);
    slow.addProperty("downloadThroughput", 4_000_000 / 8);
    slow.addProperty("uploadThroughput", 4_000_000 / 8);
    measure("80 ms, 4 Mbit/s", slow);
  }

  private void measure(String network, @Nullable JsonObject conditions) {
    double[] first = new double[RUNS];
    double[] all = new double[RUNS];
    for (int run = 0; run < RUNS; run++) {
      try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
        Page page = context.newPage();
        if (conditions != null) {
          context.newCDPSession(page).send("Network.emulateNetworkConditions", conditions);
        }
        SealedGallery sealed = SealedGallery.at(page, link.toString());
        long clicked = System.nanoTime();
        sealed.press();
        page.locator(".strip canvas, .strip .thumbnail img, .stage .picture").first().waitFor();
        first[run] = since(clicked);
        for (int position = 1; position <= PICTURES; position++) {
          sealed.awaitPicture(position, PICTURES);
          page.keyboard().press("ArrowRight");
        }
        all[run] = since(clicked);
      }
    }
    print(
        "%s: click to first thumbnail %s; to six display pictures %s", network, of(first), of(all));
  }

  private static double since(long nanoTime) {
    return (System.nanoTime() - nanoTime) / 1e9;
  }

  private static String of(double[] seconds) {
    Arrays.sort(seconds);
    return String.format(
        Locale.ROOT, "%.2f s (%.2f to %.2f)", seconds[RUNS / 2], seconds[0], seconds[RUNS - 1]);
  }

  private static void print(String form, Object... values) {
    System.out.println("benchmark: " + String.format(Locale.ROOT, form, values));
  }
}
