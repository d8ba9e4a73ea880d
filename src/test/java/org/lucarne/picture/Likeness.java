package org.lucarne.picture;

import java.awt.image.BufferedImage;

/**
 * How much two pictures of one size are alike: the ratio of peak signal to noise in decibels over
 * all channels, and the mean structural similarity of brightness (Wang et al. 2004, windows of 8 by
 * 8 pixels, 4 apart).
 */
record Likeness(double psnr, double ssim) {
  private static final int WINDOW = 8;
  private static final int STEP = 4;
  private static final double C1 = 0.01 * 255 * 0.01 * 255;
  private static final double C2 = 0.03 * 255 * 0.03 * 255;

  static Likeness of(BufferedImage one, BufferedImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      throw new IllegalArgumentException("pictures of different sizes");
    }
    int[] left = pixels(one);
    int[] right = pixels(other);
    return new Likeness(psnr(left, right), ssim(left, right, one.getWidth(), one.getHeight()));
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static double psnr(int[] left, int[] right) {
    double squares = 0;
    for (int i = 0; i < left.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        int difference = (left[i] >> shift & 0xff) - (right[i] >> shift & 0xff);
        squares += difference * difference;
      }
    }
    return 10 * Math.log10(255.0 * 255.0 * 3 * left.length / Math.max(squares, 1));
  }

  private static double ssim(int[] left, int[] right, int width, int height) {
    double sum = 0;
    int windows = 0;
    for (int y = 0; y + WINDOW <= height; y += STEP) {
      for (int x = 0; x + WINDOW <= width; x += STEP) {
        sum += ssimOfWindow(left, right, y * width + x, width);
        windows++;
      }
    }
    return sum / windows;
  }

  private static double ssimOfWindow(int[] left, int[] right, int from, int width) {
    double a = 0;
    double b = 0;
    double aa = 0;
    double bb = 0;
    double ab = 0;
    for (int i = 0; i < WINDOW * WINDOW; i++) {
      int at = from + i / WINDOW * width + i % WINDOW;
      double p = brightness(left[at]);
      double q = brightness(right[at]);
      a += p;
      b += q;
      aa += p * p;
      bb += q * q;
      ab += p * q;
    }
    int n = WINDOW * WINDOW;
    double meanA = a / n;
    double meanB = b / n;
    double varianceA = aa / n - meanA * meanA;
    double varianceB = bb / n - meanB * meanB;
    double covariance = ab / n - meanA * meanB;
    return (2 * meanA * meanB + C1)
        * (2 * covariance + C2)
        / ((meanA * meanA + meanB * meanB + C1) * (varianceA + varianceB + C2));
  }

  private static double brightness(int pixel) {
    return 0.299 * (pixel >> 16 & 0xff) + 0.587 * (pixel >> 8 & 0xff) + 0.114 * (pixel & 0xff);
  }
}
