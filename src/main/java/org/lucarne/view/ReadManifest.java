package org.lucarne.view;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.lucarne.object.Rendition;
import org.lucarne.object.StoredObjects;
import org.lucarne.share.Share;

/** Reads what the sender wrote about a share's images, if anything. */
@ApplicationScoped
public class ReadManifest {
  private final StoredObjects objects;
  private final ReadObject readObject;

  ReadManifest(StoredObjects objects, ReadObject readObject) {
    this.objects = objects;
    this.readObject = readObject;
  }

  Manifest of(Share share) {
    return objects
        .find(share.id(), 0, Rendition.MANIFEST)
        .map(object -> {
          try (ObjectBytes plaintext = readObject.open(share, object)) {
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            plaintext.writeTo(json);
            return Manifest.of(json.toByteArray());
          } catch (IOException e) {
            throw new UncheckedIOException("reading a manifest", e);
          }
        })
        .orElseGet(Manifest::none);
  }
}
