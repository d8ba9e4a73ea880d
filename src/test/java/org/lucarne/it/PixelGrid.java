package org.lucarne.it;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The colours of a picture at the points of a grid: enough to know it again. */
record PixelGrid(int width, int height, int[] colours) {
  static final int ACROSS = 24;

  /** Decoded without the browser, and turned upside down where its camera was. */
  static PixelGrid of(Path photograph, boolean upsideDown) throws IOException {
    BufferedImage image = ImageIO.read(photograph.toFile());
    int[] colours = new int[ACROSS * ACROSS];
    for (int i = 0; i < colours.length; i++) {
      int x = (int) ((i % ACROSS + 0.5) * image.getWidth() / ACROSS);
      int y = (int) ((i / ACROSS + 0.5) * image.getHeight() / ACROSS);
      colours[i] =
          0xffffff
              & (upsideDown
                  ? image.getRGB(image.getWidth() - 1 - x, image.getHeight() - 1 - y)
                  : image.getRGB(x, y));
    }
    return new PixelGrid(image.getWidth(), image.getHeight(), colours);
  }

  /** How far the colours lie from the other's, on average and per channel: 0 to 255. */
  double distance(PixelGrid other) {
    return width == other.width && height == other.height ? colourDistance(other) : 255;
  }

  /** The same of pictures that may have different sizes. */
  double colourDistance(PixelGrid other) {
    long sum = 0;
    for (int i = 0; i < colours.length; i++) {
      for (int shift = 0; shift <= 16; shift += 8) {
        sum += Math.abs((colours[i] >> shift & 0xff) - (other.colours[i] >> shift & 0xff));
      }
    }
    return (double) sum / (colours.length * 3);
  }
}
