package org.lucarne.picture;

import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.filters.Canvas;
import net.coobird.thumbnailator.filters.ImageFilter;
import net.coobird.thumbnailator.geometry.Positions;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.ExifUtils;
import net.coobird.thumbnailator.util.exif.Orientation;
import org.jspecify.annotations.Nullable;

/**
 * Renders with what every Java brings along: where there is no libvips, and BMP everywhere. Knows
 * fewer kinds of each format, and costs several times as much.
 */
final class JavaRenderer {
  /** The decoders, each by its exact name: what else lies on the class path meets no picture. */
  static final Map<MediaType, String> ALLOWED =
      Map.of(
          MediaType.JPEG, "com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi",
          MediaType.PNG, "com.sun.imageio.plugins.png.PNGImageReaderSpi",
          MediaType.GIF, "com.sun.imageio.plugins.gif.GIFImageReaderSpi",
          MediaType.BMP, "com.sun.imageio.plugins.bmp.BMPImageReaderSpi",
          MediaType.TIFF, "com.sun.imageio.plugins.tiff.TIFFImageReaderSpi");

  private static final int BMP_HEADER_AT = 14;
  private static final double QUALITY = 0.88;

  private static final ImageFilter ON_WHITE =
      image ->
          new Canvas(image.getWidth(), image.getHeight(), Positions.CENTER, true, Color.WHITE)
              .apply(image);

  /** No temporary files, and none but the allowed readers in this process. */
  JavaRenderer() {
    ImageIO.setUseCache(false);
    IIORegistry registry = IIORegistry.getDefaultInstance();
    List<ImageReaderSpi> others = new ArrayList<>();
    registry.getServiceProviders(ImageReaderSpi.class, false).forEachRemaining(others::add);
    others.removeIf(reader -> ALLOWED.containsValue(reader.getClass().getName()));
    others.forEach(registry::deregisterServiceProvider);
  }

  /**
   * Loads the library that converts colours, which a first picture may not need and a later one.
   */
  void prepare() {
    BufferedImage gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage rgb = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    new ColorConvertOp(null).filter(gray, rgb);
  }

  boolean reads(MediaType type) {
    return ALLOWED.containsKey(type);
  }

  /**
   * A whole file.
   *
   * @throws RefusedPictureException the only exception, whatever the bytes are
   */
  Rendered render(byte[] file, MediaType type, PictureLimits limits)
      throws RefusedPictureException {
    if (type == MediaType.BMP) {
      nameMasks(file);
    }
    try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = reader(type);
      try {
        reader.setInput(input, false, true);
        limits.admit(reader.getWidth(0), reader.getHeight(0));
        return render(reader, file, type);
      } finally {
        reader.dispose();
      }
    } catch (OutOfMemoryError e) {
      // A worker has ended by now, unless it is a library that gets no memory.
      throw new RefusedPictureException(PictureRefusal.TOO_MUCH_MEMORY, "no memory to decode it");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // Decoders throw what they like; their messages may quote the picture.
      throw new RefusedPictureException(
          PictureRefusal.UNDECODABLE,
          "the decoder of %s ended with %s".formatted(type, e.getClass().getName()));
    }
  }

  /**
   * Headers of 52 and 56 bytes are those of 40, with the masks of colours that there follow them:
   * Java knows only the latter.
   */
  private static void nameMasks(byte[] bmp) {
    if (bmp[BMP_HEADER_AT] == 52 || bmp[BMP_HEADER_AT] == 56) {
      bmp[BMP_HEADER_AT] = 40;
    }
  }

  private static Rendered render(ImageReader reader, byte[] file, MediaType type)
      throws IOException {
    int pages = reader.getNumImages(true);
    Orientation orientation = type == MediaType.JPEG ? orientation(file) : null;
    BufferedImage whole = reader.read(0);
    if (type == MediaType.TIFF && whole.getRaster().getNumBands() > 3) {
      throw new IIOException("colours with transparency, which this reader mixes up");
    }
    BufferedImage upright =
        orientation == null
            ? whole
            : ExifFilterUtils.getFilterForOrientation(orientation).apply(whole);
    BufferedImage display = within(evenGray(upright), Rendered.DISPLAY_PIXELS);
    return new Rendered(
        jpeg(display, Rendered.DISPLAY_PIXELS),
        jpeg(display, Rendered.THUMBNAIL_PIXELS),
        display.getWidth(),
        display.getHeight(),
        Math.max(1, pages),
        type == MediaType.GIF && pages > 1,
        false);
  }

  /**
   * Gray of other than 8 bits, or with transparency: Java would take it for linear, and show it too
   * light.
   */
  private static BufferedImage evenGray(BufferedImage image) {
    ColorModel colours = image.getColorModel();
    boolean gray = colours.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
    if (!gray || image.getType() == BufferedImage.TYPE_BYTE_GRAY) {
      return image;
    }
    int shift = Math.max(0, colours.getComponentSize(0) - 8);
    BufferedImage even =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    int[] row = new int[image.getWidth()];
    int[] alpha = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getSamples(0, y, row.length, 1, 0, row);
      if (colours.hasAlpha()) {
        image.getRaster().getSamples(0, y, row.length, 1, 1, alpha);
      }
      for (int x = 0; x < row.length; x++) {
        int opaque = colours.hasAlpha() ? alpha[x] >> shift : 255;
        row[x] = ((row[x] >> shift) * opaque + 255 * (255 - opaque)) / 255;
      }
      even.getRaster().setSamples(0, y, row.length, 1, 0, row);
    }
    return even;
  }

  /** Null for what says none, or nothing that can be understood. */
  private static @Nullable Orientation orientation(byte[] jpeg) {
    byte[] exif = JpegMarkers.exif(jpeg);
    try {
      return exif == null ? null : ExifUtils.getOrientationFromExif(exif);
    } catch (RuntimeException e) {
      return null;
    }
  }

  /** In these proportions, never larger, in sRGB of 8 bits, white where it is transparent. */
  private static BufferedImage within(BufferedImage image, int side) throws IOException {
    double longer = Math.max(image.getWidth(), image.getHeight());
    return Thumbnails.of(image)
        .scale(Math.min(1, side / longer))
        .addFilter(ON_WHITE)
        .imageType(BufferedImage.TYPE_INT_RGB)
        .asBufferedImage();
  }

  private static byte[] jpeg(BufferedImage display, int side) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 18);
    Thumbnails.of(within(display, side))
        .scale(1)
        .outputFormat("jpg")
        .outputQuality(QUALITY)
        .toOutputStream(bytes);
    return bytes.toByteArray();
  }

  private static ImageReader reader(MediaType type) throws IOException {
    String name = ALLOWED.get(type);
    Iterator<ImageReaderSpi> all =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, false);
    while (all.hasNext()) {
      ImageReaderSpi reader = all.next();
      if (reader.getClass().getName().equals(name)) {
        return reader.createReaderInstance();
      }
    }
    throw new IIOException("no reader for " + type);
  }
}
