package org.lucarne.picture;

import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;

/** JPEG, by libjpeg-turbo where it is, and by the Java platform's decoder where it is not. */
final class JpegDecoder {
  private JpegDecoder() {}

  /** The picture; perhaps smaller than it is, but hardly smaller than a display rendition. */
  static BufferedImage decode(BareJpeg file, PictureHeader header) throws IOException {
    TurboLibrary turbo = TurboLibrary.found();
    if (turbo != null) {
      return new TurboJpeg(turbo).decode(file, header);
    }
    if (file.components() != 4) {
      return ImageReaders.decode(file.bytes(), header);
    }
    ImageReader reader = ImageReaders.reader(MediaType.JPEG);
    try (DecoderInput input = new DecoderInput(file.bytes())) {
      reader.setInput(input, true, true);
      ImageReaders.checkSize(reader, header);
      Inks inks = new Inks(reader.readRaster(0, null));
      if (file.ycck()) {
        inks.fromYcck();
      }
      return inks.image(file.inverted(), header.colourProfile());
    } finally {
      reader.dispose();
    }
  }
}
