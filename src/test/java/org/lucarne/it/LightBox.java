package org.lucarne.it;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.List;

/** The tools around the pictures, the same in both custodies, as somebody uses them. */
record LightBox(Page page) {
  /** The stage that is always there, and the one for a second picture. */
  static final String FIRST = "#stage";

  static final String SECOND = "#beside";

  private static final String PLACE =
      """
      selector => {
        const stage = document.querySelector(selector).getBoundingClientRect();
        const image = document.querySelector(selector + ' .picture').getBoundingClientRect();
        return [image.width, image.height,
          (stage.x + stage.width / 2 - image.x) / image.width,
          (stage.y + stage.height / 2 - image.y) / image.height];
      }\
      """;

  /**
   * How a picture lies on its stage.
   *
   * @param x what is in the middle of the stage, as a part of the picture's width
   * @param y the same of its height
   */
  record Place(double width, double height, double x, double y) {}

  /** Follows a link, sealed or not, presses its one button, and waits for the first picture. */
  static LightBox open(Page page, URI link) {
    page.navigate(link.toString());
    page.locator("form button:enabled").first().click();
    LightBox box = new LightBox(page);
    box.awaitPicture(FIRST);
    return box;
  }

  void awaitPicture(String stage) {
    page.waitForFunction(
        """
        stage => {
          const image = document.querySelector(stage + ' .picture.posed:not(.preview)');
          return image && image.complete && image.naturalWidth > 0;
        }\
        """,
        stage);
  }

  /** Once it has come to rest. */
  Place place(String stage) {
    page.waitForFunction(
        "() => document.getAnimations().every(animation => animation.playState !== 'running'"
            + " || animation.effect.getTiming().iterations === Infinity)");
    List<?> read = (List<?>) page.evaluate(PLACE, stage);
    double[] numbers =
        read.stream().mapToDouble(number -> ((Number) number).doubleValue()).toArray();
    return new Place(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  void press(String... keys) {
    for (String key : keys) {
      page.keyboard().press(key);
    }
  }

  /** Turns the wheel over a point of a stage, given as parts of its width and height. */
  void wheel(String stage, double x, double y, int steps) {
    var box = page.locator(stage).boundingBox();
    page.mouse().move(box.x + x * box.width, box.y + y * box.height);
    for (int step = 0; step < steps; step++) {
      page.mouse().wheel(0, -120);
    }
    page.waitForTimeout(100);
  }

  /** Drags a stage's picture with the mouse. */
  void drag(String stage, int right, int down) {
    var box = page.locator(stage).boundingBox();
    double x = box.x + box.width / 2;
    double y = box.y + box.height / 2;
    page.mouse().move(x, y);
    page.mouse().down();
    page.mouse().move(x + right / 2.0, y + down / 2.0);
    page.mouse().move(x + right, y + down);
    page.mouse().up();
  }

  /** Two fingers that start so far from each other, in pixels, and end so far. */
  void pinch(String stage, int from, int to) {
    var box = page.locator(stage).boundingBox();
    double x = box.x + box.width / 2;
    double y = box.y + box.height / 2;
    CDPSession session = page.context().newCDPSession(page);
    touch(session, "touchStart", x - from / 2.0, x + from / 2.0, y);
    for (int step = 1; step <= 8; step++) {
      double apart = from + (to - from) * step / 8.0;
      touch(session, "touchMove", x - apart / 2, x + apart / 2, y);
    }
    JsonObject end = new JsonObject();
    end.addProperty("type", "touchEnd");
    end.add("touchPoints", new JsonArray());
    session.send("Input.dispatchTouchEvent", end);
    session.detach();
  }

  /** What CSS makes of the picture's colours. */
  String filter(String stage) {
    return String.valueOf(
        page.evaluate(
            "stage => getComputedStyle(document.querySelector(stage + ' .picture')).filter",
            stage));
  }

  /** Whether the stage says that what it shows is not as it was sent. */
  boolean isMarked(String stage) {
    return page.locator(stage + " [data-modified]").isVisible();
  }

  /** What the buttons say that are not on the screen to their ends. */
  List<?> cutOff() {
    return (List<?>)
        page.evaluate(
            """
            () => [...document.querySelectorAll('button')].filter(button => {
              const { left, right, width } = button.getBoundingClientRect();
              return width > 0 && (left < -1 || right > innerWidth + 1);
            }).map(button => button.textContent)\
            """);
  }

  String title() {
    return page.locator("h1").textContent();
  }

  /** How many pages it has on paper. */
  int sheets() {
    // Chromium writes each page's dictionary in clear, and its list as /Pages.
    String pdf = new String(page.pdf(), java.nio.charset.StandardCharsets.ISO_8859_1);
    return pdf.split("/Type\\s*/Page\\b(?!s)", -1).length - 1;
  }

  private static void touch(CDPSession session, String type, double left, double right, double y) {
    JsonArray points = new JsonArray();
    for (double x : List.of(left, right)) {
      JsonObject point = new JsonObject();
      point.addProperty("x", x);
      point.addProperty("y", y);
      point.addProperty("id", points.size());
      points.add(point);
    }
    JsonObject event = new JsonObject();
    event.addProperty("type", type);
    event.add("touchPoints", points);
    session.send("Input.dispatchTouchEvent", event);
  }
}
