package org.lucarne.picture;

import java.awt.image.BufferedImage;
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

/**
 * The decoders written for Java's Image I/O, each by its exact name: what else lies on the class
 * path never meets a picture.
 */
final class ImageReaders {
  static final Map<MediaType, String> ALLOWED =
      Map.of(
          MediaType.JPEG, "com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi",
          MediaType.PNG, "com.sun.imageio.plugins.png.PNGImageReaderSpi",
          MediaType.GIF, "com.sun.imageio.plugins.gif.GIFImageReaderSpi",
          MediaType.TIFF, "com.sun.imageio.plugins.tiff.TIFFImageReaderSpi",
          MediaType.WEBP, "com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi");

  private ImageReaders() {}

  /** No temporary files, and none but the allowed readers in this process. */
  static void prepare() {
    ImageIO.setUseCache(false);
    IIORegistry registry = IIORegistry.getDefaultInstance();
    List<ImageReaderSpi> others = new ArrayList<>();
    registry.getServiceProviders(ImageReaderSpi.class, false).forEachRemaining(others::add);
    others.removeIf(reader -> ALLOWED.containsValue(reader.getClass().getName()));
    others.forEach(registry::deregisterServiceProvider);
  }

  /** The first picture of the file, whatever metadata lies around it. */
  static BufferedImage decode(byte[] file, PictureHeader header) throws IOException {
    ImageReader reader = reader(header.type());
    try (DecoderInput input = new DecoderInput(file)) {
      reader.setInput(input, true, true);
      checkSize(reader, header);
      return reader.read(0);
    } finally {
      reader.dispose();
    }
  }

  static ImageReader reader(MediaType type) throws IOException {
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

  /** Two opinions about its size are one too many. */
  static void checkSize(ImageReader reader, PictureHeader header) throws IOException {
    // The first frame of a GIF may be smaller than its screen, whose size the header tells.
    boolean fits =
        header.type() == MediaType.GIF
            ? reader.getWidth(0) <= header.width() && reader.getHeight(0) <= header.height()
            : reader.getWidth(0) == header.width() && reader.getHeight(0) == header.height();
    if (!fits) {
      throw new IIOException("its decoder sees another size than its header");
    }
  }
}
