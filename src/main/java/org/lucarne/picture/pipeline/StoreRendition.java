package org.lucarne.picture.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.lucarne.envelope.Encryption;
import org.lucarne.object.Rendition;
import org.lucarne.object.Sha256Digest;
import org.lucarne.object.StoreObject;
import org.lucarne.object.StoredContent;
import org.lucarne.picture.MediaType;
import org.lucarne.picture.Rendered;
import org.lucarne.storage.StorageFailure;
import org.lucarne.time.DatabaseClock;

/** Encrypts a rendition to the share key and stores it. */
@ApplicationScoped
public class StoreRendition {
  private final RenditionRows rows;
  private final StoreObject storeObject;
  private final DatabaseClock clock;

  StoreRendition(RenditionRows rows, StoreObject storeObject, DatabaseClock clock) {
    this.rows = rows;
    this.storeObject = storeObject;
    this.clock = clock;
  }

  void store(
      UnrenderedImage image,
      Rendition rendition,
      byte[] picture,
      Rendered rendered,
      RenditionRows.Original original)
      throws IOException {
    byte[] file = encrypted(picture, original);
    StoredContent content =
        new StoredContent(
            file.length, Sha256Digest.of(file), picture.length, MediaType.JPEG.mime());
    try {
      storeObject.store(
          image.shareId(),
          clock.now().plus(UnrenderedImages.LEASE),
          new ByteArrayInputStream(file),
          file.length,
          key -> rows.promise(key, image, rendition, content, rendered));
    } catch (StorageFailure e) {
      throw new IOException("storing a rendition", e);
    }
  }

  private static byte[] encrypted(byte[] picture, RenditionRows.Original original)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream(picture.length + 1024);
    Encryption.encrypt(new ByteArrayInputStream(picture), file, original.shareKey().recipient());
    return file.toByteArray();
  }
}
