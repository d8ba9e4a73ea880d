package org.lucarne.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.Test;

/** Which decoders written for Java a process that renders has. */
class JavaReadersTest {

  @Test
  void onlyTheReadersThatWereChosenAreThereAndNoneWritesFiles() {
    new JavaRenderer();

    List<String> readers = new ArrayList<>();
    IIORegistry.getDefaultInstance()
        .getServiceProviders(ImageReaderSpi.class, false)
        .forEachRemaining(reader -> readers.add(reader.getClass().getName()));
    assertThat(readers)
        .containsExactlyInAnyOrder(
            "com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi",
            "com.sun.imageio.plugins.png.PNGImageReaderSpi",
            "com.sun.imageio.plugins.gif.GIFImageReaderSpi",
            "com.sun.imageio.plugins.bmp.BMPImageReaderSpi",
            "com.sun.imageio.plugins.tiff.TIFFImageReaderSpi");
    assertThat(ImageIO.getUseCache()).isFalse();
  }
}
