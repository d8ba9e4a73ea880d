package org.lucarne.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import net.coobird.thumbnailator.resizers.Resizer;

/**
 * Resamples with a Lanczos window of three lobes, widened when it makes smaller: neither aliasing
 * nor a shift of colours or of place. Thumbnailator's own resizers halve bilinearly, which does
 * alias.
 *
 * <p>Rows are combined first, one by one, so that of the source only a band is held as numbers.
 */
final class LanczosResizer implements Resizer {

  /** The target has one or three bytes per pixel; the source may be anything that was decoded. */
  @Override
  public void resize(BufferedImage source, BufferedImage target) {
    PixelRows rows = PixelRows.of(source);
    int bands = rows.bands();
    byte[] pixels = ((DataBufferByte) target.getRaster().getDataBuffer()).getData();
    int width = target.getWidth();
    Lanczos across = new Lanczos(source.getWidth(), width);
    Lanczos down = new Lanczos(source.getHeight(), target.getHeight());
    Band band = new Band(rows, down.most());
    float[] combined = new float[source.getWidth() * bands];
    for (int y = 0; y < target.getHeight(); y++) {
      band.combine(down.first(y), down.weights(y), combined);
      if (bands == 1) {
        gray(across, combined, pixels, y * width);
      } else {
        colour(across, combined, pixels, y * width * 3);
      }
    }
  }

  private static void gray(Lanczos across, float[] row, byte[] pixels, int offset) {
    for (int x = 0; x < across.length(); x++) {
      float[] weights = across.weights(x);
      int from = across.first(x);
      float sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * row[from + i];
      }
      pixels[offset + x] = rounded(sum);
    }
  }

  private static void colour(Lanczos across, float[] row, byte[] pixels, int offset) {
    int to = offset;
    for (int x = 0; x < across.length(); x++) {
      float[] weights = across.weights(x);
      int from = across.first(x) * 3;
      float blue = 0;
      float green = 0;
      float red = 0;
      for (float weight : weights) {
        blue += weight * row[from];
        green += weight * row[from + 1];
        red += weight * row[from + 2];
        from += 3;
      }
      pixels[to] = rounded(blue);
      pixels[to + 1] = rounded(green);
      pixels[to + 2] = rounded(red);
      to += 3;
    }
  }

  private static byte rounded(float value) {
    return (byte) Math.clamp((int) (value + 0.5f), 0, 255);
  }

  /** The last rows of the source that were read: each is read once. */
  private static final class Band {
    private final PixelRows rows;
    private final byte[] bytes;
    private final float[][] kept;
    private int next;

    Band(PixelRows rows, int most) {
      this.rows = rows;
      this.bytes = new byte[rows.width() * rows.bands()];
      this.kept = new float[most][bytes.length];
    }

    void combine(int first, float[] weights, float[] sum) {
      for (; next < first + weights.length; next++) {
        rows.read(next, bytes);
        float[] row = kept[next % kept.length];
        for (int x = 0; x < bytes.length; x++) {
          row[x] = bytes[x] & 0xff;
        }
      }
      scale(kept[first % kept.length], weights[0], sum);
      for (int i = 1; i < weights.length; i++) {
        add(kept[(first + i) % kept.length], weights[i], sum);
      }
    }

    private static void scale(float[] row, float weight, float[] sum) {
      for (int x = 0; x < sum.length; x++) {
        sum[x] = weight * row[x];
      }
    }

    private static void add(float[] row, float weight, float[] sum) {
      for (int x = 0; x < sum.length; x++) {
        sum[x] += weight * row[x];
      }
    }
  }
}
