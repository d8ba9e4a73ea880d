package org.lucarne.it;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.ImageIO;

/**
 * One image as its sender seals it.
 *
 * @param renditions plaintext by the rendition's name
 */
record SealedPicture(
    String name, String caption, int width, int height, Map<String, byte[]> renditions) {
  static final int DISPLAY_PIXELS = 1600;
  private static final int THUMBNAIL_PIXELS = 320;

  /** With a smaller picture to show, a thumbnail, and the photograph itself. */
  static SealedPicture of(Path photograph, String name, String caption) throws IOException {
    BufferedImage image = ImageIO.read(photograph.toFile());
    Map<String, byte[]> renditions = new LinkedHashMap<>();
    renditions.put("original", Files.readAllBytes(photograph));
    renditions.put("display", jpeg(image, DISPLAY_PIXELS));
    renditions.put("thumbnail", jpeg(image, THUMBNAIL_PIXELS));
    return new SealedPicture(name, caption, image.getWidth(), image.getHeight(), renditions);
  }

  /** Bytes of any kind, as an original alone. */
  static SealedPicture only(byte[] original) {
    return new SealedPicture("", "", 100, 100, Map.of("original", original));
  }

  byte[] bytes(String rendition) {
    return Objects.requireNonNull(renditions.get(rendition), rendition);
  }

  SealedPicture without(String rendition) {
    Map<String, byte[]> fewer = new LinkedHashMap<>(renditions);
    fewer.remove(rendition);
    return new SealedPicture(name, caption, width, height, fewer);
  }

  SealedPicture with(String rendition, byte[] bytes) {
    Map<String, byte[]> others = new LinkedHashMap<>(renditions);
    others.put(rendition, bytes);
    return new SealedPicture(name, caption, width, height, others);
  }

  private static byte[] jpeg(BufferedImage image, int pixels) throws IOException {
    double scale = Math.min(1, (double) pixels / Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.round(image.getWidth() * scale);
    int height = (int) Math.round(image.getHeight() * scale);
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = small.createGraphics();
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    pen.drawImage(image, 0, 0, width, height, null);
    pen.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(small, "jpeg", bytes);
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return "SealedPicture";
  }
}
