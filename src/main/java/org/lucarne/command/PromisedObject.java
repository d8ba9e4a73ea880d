package org.lucarne.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import org.lucarne.encoding.Sha256;
import org.lucarne.object.OpenObject;
import org.lucarne.object.OpenObject.OtherLengthException;
import org.lucarne.storage.ObjectKey;
import org.lucarne.storage.ObjectMissing;
import org.lucarne.storage.StorageFailure;
import org.lucarne.storage.StoredBytes;

/** An object as its row has it. */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing but what is read
record PromisedObject(
    long row,
    String shareId,
    int position,
    String rendition,
    ObjectKey key,
    long sizeBytes,
    byte[] digest) {

  /** What is wrong with it in storage; with {@code digests} its bytes are read, otherwise none. */
  Optional<String> finding(OpenObject openObject, boolean digests) {
    try (StoredBytes stored = openObject.ciphertext(key, sizeBytes)) {
      return digests && !MessageDigest.isEqual(digest, read(stored.stream()))
          ? Optional.of("has other bytes in storage")
          : Optional.empty();
    } catch (OtherLengthException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (ObjectMissing e) {
      return Optional.of("is missing in storage");
    } catch (StorageFailure | IOException e) {
      return Optional.of("cannot be read: " + e.getMessage());
    }
  }

  private static byte[] read(InputStream bytes) throws IOException {
    MessageDigest sha256 = Sha256.begin();
    new DigestInputStream(bytes, sha256).transferTo(OutputStream.nullOutputStream());
    return sha256.digest();
  }

  /** As an operator finds it: in the share's documents, and in the bucket. */
  @Override
  public String toString() {
    String what = position == 0 ? rendition : "image " + position + " " + rendition;
    return "share " + shareId + " " + what + " (" + key.value() + ")";
  }
}
