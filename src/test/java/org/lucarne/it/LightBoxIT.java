package org.lucarne.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lucarne.it.LightBox.Place;
import org.lucarne.share.Custody;

/** Zoomed, turned, adjusted, compared and printed: what people do with pictures on a light-box. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LightBoxIT {
  private static final String FIRST = LightBox.FIRST;
  private static final String SECOND = LightBox.SECOND;

  private final Map<Custody, URI> links = new EnumMap<>(Custody.class);
  private RunningLucarne lucarne;
  private Chromium chromium;

  @BeforeAll
  void start() throws Exception {
    lucarne = RunningLucarne.start();
    chromium = Chromium.launch();
    List<byte[]> originals = new ArrayList<>();
    List<SealedPicture> sealed = new ArrayList<>();
    List<Path> photographs = new ArrayList<>(Photographs.SMALL);
    photographs.add(Photographs.UPRIGHT);
    for (Path photograph : photographs) {
      originals.add(Files.readAllBytes(photograph));
      sealed.add(SealedPicture.of(photograph, "", "Forearm"));
    }
    links.put(Custody.SEALED, new SealedSender(lucarne).send(sealed));
    links.put(Custody.MANAGED, Sender.to(lucarne).send("P14D", "{}", originals).link());
  }

  @AfterAll
  void end() throws IOException, InterruptedException {
    chromium.close();
    lucarne.close();
  }

  @ParameterizedTest
  @EnumSource
  void aPictureIsTurnedByQuartersAndStaysSo(Custody custody) {
    onDesktop(
        custody,
        box -> {
          Place upright = box.place(FIRST);
          assertThat(upright.width()).isGreaterThan(upright.height());
          assertThat(box.isMarked(FIRST)).isFalse();

          box.press("r");
          Place turned = box.place(FIRST);
          assertThat(turned.height() / turned.width())
              .isCloseTo(upright.width() / upright.height(), within(0.01));
          assertWithin(box, FIRST);
          assertThat(box.isMarked(FIRST)).isTrue();

          box.press("ArrowRight");
          assertThat(box.place(FIRST).width()).isGreaterThan(box.place(FIRST).height());
          assertThat(box.isMarked(FIRST)).isFalse();
          box.press("ArrowLeft");
          assertThat(box.place(FIRST).height()).isCloseTo(turned.height(), within(1.0));

          box.press("R", "R", "R", "R", "R");
          assertThat(box.place(FIRST).width()).isCloseTo(upright.width(), within(1.0));
          assertThat(box.isMarked(FIRST)).isFalse();
        });
  }

  @ParameterizedTest
  @EnumSource
  void tonesChangeOnTheScreenAloneAndAreSaid(Custody custody) {
    onDesktop(
        custody,
        box -> {
          assertThat(box.filter(FIRST)).isEqualTo("none");
          box.page().locator(".tools [data-act=adjust]").click();
          assertThat(box.page().evaluate("document.activeElement.dataset.tone"))
              .isEqualTo("brightness");
          box.press("ArrowRight", "ArrowRight");
          box.page().locator("[data-tone=contrast]").press("PageDown");
          box.page().locator(".adjust [data-act=invert]").click();

          assertThat(box.filter(FIRST))
              .matches("invert\\(1\\) brightness\\(1\\.\\d+\\) contrast\\(0\\..+");
          assertThat(box.page().locator("[data-tone=brightness]").getAttribute("aria-valuetext"))
              .isEqualTo("+10");
          assertThat(box.isMarked(FIRST)).isTrue();
          assertThat(box.title()).contains("1");

          box.page().locator(".adjust [data-act=reset]").click();
          assertThat(box.filter(FIRST)).isEqualTo("none");
          assertThat(box.isMarked(FIRST)).isFalse();
          box.press("Escape");
          assertThat(box.page().locator(".adjust").isVisible()).isFalse();
        });
  }

  @ParameterizedTest
  @EnumSource
  void twoPicturesMoveTogetherUntilTheyAreUnlocked(Custody custody) {
    onDesktop(
        custody,
        box -> {
          compare(box);
          double whole = box.place(SECOND).width();
          box.wheel(FIRST, 0.3, 0.4, 6);
          assertThat(box.place(SECOND).width()).isGreaterThan(2 * whole);
          assertSamePlace(box.place(FIRST), box.place(SECOND));
          box.drag(SECOND, -60, 40);
          assertSamePlace(box.place(FIRST), box.place(SECOND));

          box.page().locator("[data-act=lock]").click();
          Place first = box.place(FIRST);
          box.drag(SECOND, -80, -50);
          assertThat(box.place(FIRST)).isEqualTo(first);
          double apart = box.place(SECOND).x() - first.x();
          assertThat(apart).isGreaterThan(0.01);

          // Locked again they stay apart as they lie.
          box.press("l");
          box.drag(FIRST, 50, 30);
          assertThat(box.place(FIRST).x()).isLessThan(first.x());
          assertThat(box.place(SECOND).x() - box.place(FIRST).x()).isCloseTo(apart, within(0.005));
        });
  }

  @ParameterizedTest
  @EnumSource
  void theSecondPictureIsChosenFromTheStripAndEscapeLeaves(Custody custody) {
    onDesktop(
        custody,
        box -> {
          compare(box);
          assertThat(box.title()).contains("2");
          box.page().locator(".strip a").nth(2).click();
          box.awaitPicture(SECOND);
          assertThat(box.page().locator(SECOND + " .which").textContent()).contains("Image 3");
          assertThat(box.page().locator(FIRST + " .which").textContent()).contains("Image 1");

          box.press("r");
          assertThat(box.isMarked(SECOND)).isTrue();
          assertThat(box.isMarked(FIRST)).isFalse();
          box.page().locator(FIRST).click();
          box.press("ArrowRight");
          assertThat(box.page().locator(FIRST + " .which").textContent()).contains("Image 2");

          box.press("Escape");
          assertThat(box.page().locator(SECOND).isVisible()).isFalse();
          assertThat(box.title()).contains("2");
          box.press("ArrowRight");
          assertThat(box.title()).contains("3");
          assertThat(box.isMarked(FIRST)).isTrue();
        });
  }

  @ParameterizedTest
  @EnumSource
  void onAPhoneTwoFingersZoomAndComparedPicturesLieOneAboveTheOther(Custody custody) {
    on(
        Chromium.phone("fr-FR"),
        custody,
        box -> {
          Place whole = box.place(FIRST);
          box.pinch(FIRST, 80, 240);
          assertThat(box.place(FIRST).width() / whole.width()).isCloseTo(3, within(0.1));
          box.pinch(FIRST, 240, 60);

          box.page().locator("[data-act=notes]:visible").first().click();
          box.page().locator("dialog [data-act=compare]").click();
          box.awaitPicture(SECOND);
          var above = box.page().locator(FIRST).boundingBox();
          var below = box.page().locator(SECOND).boundingBox();
          assertThat(below.y).isGreaterThan(above.y + above.height);
          assertWithin(box, FIRST);
          assertWithin(box, SECOND);
          box.pinch(SECOND, 80, 200);
          assertSamePlace(box.place(FIRST), box.place(SECOND));
        });
  }

  @ParameterizedTest
  @EnumSource
  void thePicturesMayFillTheScreen(Custody custody) {
    onDesktop(
        custody,
        box -> {
          box.page().locator(".tools [data-act=full]").click();
          box.page().waitForFunction("document.fullscreenElement !== null");
          box.page().locator(".tools [data-act=full][aria-pressed=true]").waitFor();
          box.press("f");
          box.page()
              .waitForFunction(
                  "() => document.fullscreenElement === null && !document.querySelector('body.full')");
        });
    try (BrowserContext context = chromium.browser().newContext(Chromium.desktop("en-GB"))) {
      Page page = context.newPage();
      page.addInitScript("Object.defineProperty(document, 'fullscreenEnabled', { value: false })");
      LightBox box = LightBox.open(page, link(custody));
      assertThat(box.page().locator("[data-act=full]:visible").count()).isZero();
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachPictureHasAPageOnPaperAsItWasSent(Custody custody) {
    onDesktop(
        custody,
        box -> {
          box.press("i");
          compare(box);
          box.awaitPicture(SECOND);
          assertThat(box.sheets()).isEqualTo(3);
          // They are back where they were.
          assertThat(box.place(FIRST).width()).isGreaterThan(100);
          assertThat(box.place(SECOND).width()).isGreaterThan(100);
          assertThat(box.filter(FIRST)).isEqualTo("invert(1)");
        });
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsCutOffWhereTextIsTwiceAsLarge(Custody custody) {
    for (var device : List.of(Chromium.phone("fr-FR"), Chromium.desktop("fr-FR"))) {
      on(
          device,
          custody,
          box -> {
            box.page().evaluate("document.documentElement.style.fontSize = '200%'");
            assertThat(box.cutOff()).isEmpty();
            box.page().locator("[data-act=notes]:visible").first().click();
            box.page().locator("[data-act=close]:visible").waitFor();
            assertThat(box.cutOff()).isEmpty();
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverDictatesMaySwitchSingleKeysOff(Custody custody) {
    onDesktop(
        custody,
        box -> {
          box.page().locator(".bar [data-act=notes]").click();
          box.page().locator(".keys summary").click();
          box.page().locator("[data-keys]").uncheck();
          box.press("r", "i", "c");
          assertThat(box.isMarked(FIRST)).isFalse();
          assertThat(box.page().locator(SECOND).isVisible()).isFalse();
          box.press("ArrowRight");
          assertThat(box.title()).contains("2");
        });
  }

  private static void compare(LightBox box) {
    box.press("c");
    box.awaitPicture(SECOND);
    box.place(SECOND);
  }

  private static void assertSamePlace(Place first, Place second) {
    assertThat(second.x()).isCloseTo(first.x(), within(0.01));
    assertThat(second.y()).isCloseTo(first.y(), within(0.01));
  }

  /** The whole picture is visible: nothing of it lies outside its stage. */
  private static void assertWithin(LightBox box, String stage) {
    Place place = box.place(stage);
    var room = box.page().locator(stage).boundingBox();
    assertThat(place.width()).isLessThanOrEqualTo(room.width + 1);
    assertThat(place.height()).isLessThanOrEqualTo(room.height + 1);
  }

  private URI link(Custody custody) {
    return Objects.requireNonNull(links.get(custody));
  }

  private void onDesktop(Custody custody, Consumer<LightBox> use) {
    on(Chromium.desktop("en-GB"), custody, use);
  }

  private void on(Browser.NewContextOptions device, Custody custody, Consumer<LightBox> use) {
    try (BrowserContext context = chromium.browser().newContext(device)) {
      PageWatch watch = PageWatch.of(context);
      Page page = context.newPage();
      use.accept(LightBox.open(page, link(custody)));
      assertThat(watch.complaints(page)).isEmpty();
    }
  }
}
