package org.lucarne.picture;

/** The weights with which samples of one length become those of another; they add up to one. */
final class Lanczos {
  private static final int LOBES = 3;

  private final int[] first;
  private final float[][] weights;
  private int most;

  Lanczos(int sourceLength, int targetLength) {
    first = new int[targetLength];
    weights = new float[targetLength][];
    double scale = (double) sourceLength / targetLength;
    double stretch = Math.max(1, scale);
    for (int i = 0; i < targetLength; i++) {
      double centre = (i + 0.5) * scale - 0.5;
      int from = (int) Math.max(0, Math.ceil(centre - LOBES * stretch));
      int to = (int) Math.min(sourceLength - 1, Math.floor(centre + LOBES * stretch));
      first[i] = from;
      weights[i] = normalised(from, to, centre, stretch);
      most = Math.max(most, weights[i].length);
    }
  }

  private static float[] normalised(int from, int to, double centre, double stretch) {
    double[] values = new double[to - from + 1];
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = window((from + i - centre) / stretch);
      sum += values[i];
    }
    float[] weights = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      weights[i] = (float) (values[i] / sum);
    }
    return weights;
  }

  private static double window(double x) {
    if (x == 0) {
      return 1;
    }
    if (Math.abs(x) >= LOBES) {
      return 0;
    }
    double angle = Math.PI * x;
    return LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle);
  }

  int length() {
    return first.length;
  }

  /** The index of the first sample that counts for this one. */
  int first(int target) {
    return first[target];
  }

  float[] weights(int target) {
    return weights[target];
  }

  /** The largest number of samples that one is made of. */
  int most() {
    return most;
  }
}
