package org.lucarne.picture.corpus;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What the pictures of the corpus show, and the JDK's own writers of them. */
public final class Paint {
  /** In pixels, upright. */
  public static final int WIDTH = 48;

  public static final int HEIGHT = 32;

  /** Above left and right, below left and right: red, green, blue, white. */
  public static final List<Integer> QUARTERS = List.of(0xdc1e28, 0x1ec83c, 0x283cd2, 0xfafafa);

  public static final List<Integer> GRAYS = List.of(0x202020, 0x606060, 0xa0a0a0, 0xf0f0f0);

  private Paint() {}

  /** The colour of a pixel of the upright picture. */
  public static int colour(List<Integer> quarters, int x, int y) {
    return quarters.get((y < HEIGHT / 2 ? 0 : 2) + (x < WIDTH / 2 ? 0 : 1));
  }

  /** The quarters in colour, as a file with this orientation has them. */
  public static BufferedImage quarters(int orientation) {
    boolean lies = orientation >= 5;
    BufferedImage image =
        new BufferedImage(lies ? HEIGHT : WIDTH, lies ? WIDTH : HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        int right = WIDTH - 1 - x;
        int below = HEIGHT - 1 - y;
        int column = List.of(x, right, right, x, y, y, below, below).get(orientation - 1);
        int row = List.of(y, y, below, below, x, right, right, x).get(orientation - 1);
        image.setRGB(column, row, colour(QUARTERS, x, y));
      }
    }
    return image;
  }

  public static BufferedImage quarters() {
    return quarters(1);
  }

  /** The quarters without colour. */
  public static BufferedImage grays() {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.getRaster().setSample(x, y, 0, colour(GRAYS, x, y) & 0xff);
      }
    }
    return image;
  }

  /** By the JDK's writer of a format, several images as a sequence. */
  public static byte[] write(
      String format, Consumer<ImageWriteParam> settings, List<IIOImage> images) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam param = writer.getDefaultWriteParam();
      settings.accept(param);
      if (images.size() == 1) {
        writer.write(null, images.getFirst(), param);
      } else {
        writer.prepareWriteSequence(null);
        for (IIOImage image : images) {
          writer.writeToSequence(image, param);
        }
        writer.endWriteSequence();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  public static byte[] write(String format, BufferedImage image) {
    return write(format, param -> {}, List.of(new IIOImage(image, null, null)));
  }
}
