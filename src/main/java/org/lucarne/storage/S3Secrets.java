package org.lucarne.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Reads the credential from its two files; no message quotes what is in them. */
final class S3Secrets {
  private S3Secrets() {}

  static StaticCredentialsProvider read(S3Config config) {
    return StaticCredentialsProvider.create(
        AwsBasicCredentials.create(
            secret("LUCARNE_S3_ACCESS_KEY_FILE", config.accessKeyFile()),
            secret("LUCARNE_S3_SECRET_KEY_FILE", config.secretKeyFile())));
  }

  static <T> T required(String property, Optional<T> value) {
    return value.orElseThrow(
        () -> new StorageConfigException(property + " is missing, and LUCARNE_STORAGE is s3"));
  }

  private static String secret(String property, Optional<Path> file) {
    Path path = required(property, file);
    String secret;
    try {
      secret = Files.readString(path).strip();
    } catch (IOException e) {
      throw new StorageConfigException(
          "%s: cannot read \"%s\" (%s)".formatted(property, path, e.getClass().getSimpleName()));
    }
    if (secret.isEmpty()) {
      throw new StorageConfigException("%s: \"%s\" is empty".formatted(property, path));
    }
    return secret;
  }
}
