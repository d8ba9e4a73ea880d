package org.lucarne.picture.pipeline;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.lucarne.envelope.Encryption;
import org.lucarne.picture.MediaType;
import org.lucarne.picture.Rendered;
import org.lucarne.share.Rendition;
import org.lucarne.share.Sha256Digest;
import org.lucarne.share.StoredContent;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectStore;
import org.lucarne.storage.StorageFailure;

/**
 * Encrypts a rendition to the share key and stores it by the storing protocol: noted, put,
 * committed. What fails in between is found by the row of its transfer.
 */
@ApplicationScoped
public class StoreRendition {
  private final RenditionRows rows;
  private final ObjectStore store;

  StoreRendition(RenditionRows rows, ObjectStore store) {
    this.rows = rows;
    this.store = store;
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
        new StoredContent(file.length, sha256(file), picture.length, MediaType.JPEG.mime());
    ObjectKey key = ObjectKey.fresh();
    rows.begin(key, image);
    try {
      store.put(key, new ByteArrayInputStream(file), file.length);
    } catch (StorageFailure e) {
      throw new IOException("storing a rendition", e);
    }
    if (!rows.commit(key, image, rendition, content, rendered)) {
      discard(key);
    }
  }

  private void discard(ObjectKey key) {
    try {
      store.delete(key);
      rows.end(key);
    } catch (StorageFailure e) {
      Log.warn("a rendition that nobody needs is for the sweeper", e);
    }
  }

  private static byte[] encrypted(byte[] picture, RenditionRows.Original original)
      throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream(picture.length + 1024);
    Encryption.encrypt(new ByteArrayInputStream(picture), file, original.shareKey().recipient());
    return file.toByteArray();
  }

  private static Sha256Digest sha256(byte[] file) {
    try {
      return new Sha256Digest(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
