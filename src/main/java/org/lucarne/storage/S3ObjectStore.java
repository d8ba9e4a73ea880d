package org.lucarne.storage;

import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects in a bucket of an S3 server. Only the plainest calls are used, on whose meaning all
 * servers agree: no conditional writes, no multipart, no tags, no lifecycle rules.
 */
public final class S3ObjectStore implements ObjectStore, AutoCloseable {
  private static final String MEDIA_TYPE = "application/octet-stream";
  private static final String STORE = "store an object";
  private static final String OPEN = "open an object";
  private static final String READ = "read an object";

  private final S3Clients clients;
  private final String bucket;
  private final int attempts;

  /**
   * Reads the secret files; connects to nothing yet.
   *
   * @throws StorageConfigException if a setting is missing or cannot work, naming it
   */
  public S3ObjectStore(S3Config config) {
    this.bucket = S3Secrets.required("LUCARNE_S3_BUCKET", config.bucket());
    this.attempts = config.attempts();
    this.clients = S3Clients.open(config);
  }

  @Override
  public void put(ObjectKey key, InputStream bytes, long sizeBytes) throws IOException {
    SizedSource source = new SizedSource(bytes, sizeBytes);
    for (int attempt = 1; !send(key, source, sizeBytes, attempt < attempts); attempt++) {
      // A pooled connection that died is noticed by nothing but its use; the next one may live.
    }
    if (!source.exhausted()) {
      throw new StorageFailure(
          "Cannot " + STORE + ": the S3 server confirmed it unseen", false, null);
    }
    requireStored(key, sizeBytes);
  }

  /** False when the connection broke at the beginning, and the whole may be sent over another. */
  private boolean send(ObjectKey key, SizedSource source, long sizeBytes, boolean repeatable)
      throws IOException {
    try {
      clients
          .uploading()
          .putObject(
              put -> put.bucket(bucket).key(key.value()),
              RequestBody.fromContentProvider(() -> source, sizeBytes, MEDIA_TYPE));
      return true;
    } catch (RuntimeException e) {
      source.rethrowFailure();
      if (repeatable && S3Faults.isBrokenConnection(e) && source.rewind()) {
        return false;
      }
      throw S3Faults.translate(STORE, e);
    }
  }

  @Override
  public StoredBytes open(ObjectKey key) {
    ResponseInputStream<GetObjectResponse> body;
    try {
      body = clients.repeating().getObject(get -> get.bucket(bucket).key(key.value()));
    } catch (SdkException e) {
      throw e instanceof S3Exception refusal && S3Faults.isMissing(refusal)
          ? new ObjectMissing()
          : S3Faults.translate(OPEN, e);
    }
    Long sizeBytes = body.response().contentLength();
    if (sizeBytes == null) {
      body.abort();
      throw new StorageFailure(
          "Cannot " + OPEN + ": the S3 server does not say its size", false, null);
    }
    return new StoredBytes(
        sizeBytes,
        new StoredStream(body, sizeBytes, e -> S3Faults.translate(READ, e), body::abort));
  }

  @Override
  public void delete(ObjectKey key) {
    try {
      clients.repeating().deleteObject(delete -> delete.bucket(bucket).key(key.value()));
    } catch (SdkException e) {
      if (!(e instanceof S3Exception refusal && S3Faults.isMissing(refusal))) {
        throw S3Faults.translate("delete an object", e);
      }
    }
  }

  @Override
  public void check() {
    try {
      clients.repeating().headBucket(head -> head.bucket(bucket));
    } catch (SdkException e) {
      throw S3Faults.translate("reach the bucket", e);
    }
  }

  @Override
  public void close() {
    clients.close();
  }

  // A server's 200 says that it took the bytes. Whether it has them, and all of them, is asked
  // here.
  private void requireStored(ObjectKey key, long sizeBytes) {
    Long storedBytes;
    try {
      storedBytes =
          clients
              .repeating()
              .headObject(head -> head.bucket(bucket).key(key.value()))
              .contentLength();
    } catch (SdkException e) {
      throw e instanceof S3Exception refusal && S3Faults.isMissing(refusal)
          ? new StorageFailure(
              "Cannot " + STORE + ": the S3 server confirmed it and has it not", false, null)
          : S3Faults.translate(STORE, e);
    }
    if (storedBytes == null || storedBytes != sizeBytes) {
      throw new StorageFailure(
          "Cannot %s: the S3 server has %s of %d bytes".formatted(STORE, storedBytes, sizeBytes),
          false,
          null);
    }
  }
}
