package org.lucarne.storage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.lucarne.key.KeyRingException;
import org.lucarne.key.Reloaded;
import org.lucarne.key.SecretFile;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * The credential in its two files, read again every few seconds while there are requests, so that
 * it is changed without a restart. No message quotes what is in them.
 */
final class S3Secrets implements AwsCredentialsProvider {
  static final Duration LOOK_EVERY = Duration.ofSeconds(10);

  private static final String ACCESS = "LUCARNE_S3_ACCESS_KEY_FILE";
  private static final String SECRET = "LUCARNE_S3_SECRET_KEY_FILE";

  private final Path accessKeyFile;
  private final Path secretKeyFile;
  private final LongSupplier nanoTime;
  private final Reloaded<AwsCredentials> credentials;
  private volatile long lookedAt;

  /**
   * @throws StorageConfigException when a file is missing or cannot be read
   */
  S3Secrets(S3Config config) {
    this(config, System::nanoTime);
  }

  S3Secrets(S3Config config, LongSupplier nanoTime) {
    this.accessKeyFile = required(ACCESS, config.accessKeyFile());
    this.secretKeyFile = required(SECRET, config.secretKeyFile());
    this.nanoTime = nanoTime;
    try {
      this.credentials = new Reloaded<>(this::read);
    } catch (KeyRingException e) {
      throw new StorageConfigException(String.valueOf(e.getMessage()));
    }
    this.lookedAt = nanoTime.getAsLong();
  }

  @Override
  public AwsCredentials resolveCredentials() {
    long now = nanoTime.getAsLong();
    if (now - lookedAt < LOOK_EVERY.toNanos()) {
      return credentials.get();
    }
    lookedAt = now;
    return credentials.refresh();
  }

  static <T> T required(String property, Optional<T> value) {
    return value.orElseThrow(
        () -> new StorageConfigException(property + " is missing, and LUCARNE_STORAGE is s3"));
  }

  private AwsCredentials read() {
    String accessKey = line(ACCESS, accessKeyFile);
    String secretKey = line(SECRET, secretKeyFile);
    // The two are exchanged together, perhaps between one reading and the other.
    if (!accessKey.equals(line(ACCESS, accessKeyFile))) {
      throw new KeyRingException(ACCESS + ": " + accessKeyFile + " is being exchanged");
    }
    return AwsBasicCredentials.create(accessKey, secretKey);
  }

  private static String line(String property, Path file) {
    try {
      return SecretFile.line(file);
    } catch (KeyRingException e) {
      throw new KeyRingException(property + ": " + e.getMessage(), e);
    }
  }

  @Override
  public String toString() {
    return "S3Secrets of " + accessKeyFile;
  }
}
