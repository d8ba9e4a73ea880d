package org.lucarne.it;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;

/** The page with the pictures, as somebody in front of it uses it. */
record Gallery(Page page) {
  private static final String PIXELS =
      """
      ([img, across]) => {
        const canvas = new OffscreenCanvas(img.naturalWidth, img.naturalHeight);
        const pen = canvas.getContext('2d', { willReadFrequently: true });
        pen.drawImage(img, 0, 0);
        const pixels = pen.getImageData(0, 0, canvas.width, canvas.height).data;
        const read = [canvas.width, canvas.height];
        for (let y = 0; y < across; y++) for (let x = 0; x < across; x++) {
          const column = Math.floor((x + 0.5) * canvas.width / across);
          const row = Math.floor((y + 0.5) * canvas.height / across);
          const at = 4 * (row * canvas.width + column);
          read.push(pixels[at] << 16 | pixels[at + 1] << 8 | pixels[at + 2]);
        }
        return read;
      }\
      """;

  /** Follows a link and presses its one button. */
  static Gallery open(Page page, URI link) {
    page.navigate(link.toString());
    page.locator("form button").click();
    page.waitForURL("**/v/*");
    return new Gallery(page);
  }

  /** Waits for this position to be the one shown, and its picture to be there. */
  void awaitPicture(int position, int count) {
    page.waitForFunction(
        """
        ([position, count]) => {
          const said = document.querySelector('h1').textContent.match(/\\d+/g);
          const image = document.querySelector('.stage .picture:not(.preview)');
          return image && image.complete && image.naturalWidth > 0
            && said && said[0] == position && said[1] == count;
        }\
        """,
        List.of(position, count));
  }

  /** Waits for the large picture, whichever it is. */
  void awaitPicture() {
    page.waitForFunction(
        """
        () => {
          const image = document.querySelector('.stage .picture:not(.preview)');
          return image && image.complete && image.naturalWidth > 0;
        }\
        """);
  }

  /** Asks for the picture as it was sent, and waits for it. */
  void showOriginal(int width) {
    page.locator(".line [data-act=original]:visible").click();
    page.waitForFunction(
        "width => document.querySelector('.stage .picture').naturalWidth === width", width);
  }

  /** What the large picture is made of, at the points of a grid. */
  PixelGrid pixels() {
    Locator picture = page.locator(".stage .picture");
    picture.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE));
    List<?> read =
        (List<?>) page.evaluate(PIXELS, List.of(picture.elementHandle(), PixelGrid.ACROSS));
    int[] numbers = read.stream().mapToInt(number -> ((Number) number).intValue()).toArray();
    int[] colours = IntStream.range(2, numbers.length).map(i -> numbers[i]).toArray();
    return new PixelGrid(numbers[0], numbers[1], colours);
  }

  /** What a click there saves. */
  byte[] download(String selector) throws IOException {
    Download download = page.waitForDownload(() -> page.locator(selector).first().click());
    return Files.readAllBytes(download.path());
  }
}
