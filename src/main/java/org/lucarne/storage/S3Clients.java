package org.lucarne.storage;

import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Two clients over one pool of connections: one that repeats what failed, for calls without a body,
 * and one that never does and waits as long as its sender needs, for uploads.
 */
final class S3Clients implements AutoCloseable {
  private static final Duration IDLE = Duration.ofSeconds(20);

  private final SdkHttpClient http;
  private final S3Client repeating;
  private final S3Client uploading;

  private S3Clients(SdkHttpClient http, S3Client repeating, S3Client uploading) {
    this.http = http;
    this.repeating = repeating;
    this.uploading = uploading;
  }

  static S3Clients open(S3Config config) {
    AwsCredentialsProvider credentials = check(config);
    SdkHttpClient http = new StallGuard(http(config), config.readTimeout());
    S3Client repeating =
        client(config, http, credentials).overrideConfiguration(manyAttempts(config)).build();
    S3Client uploading =
        client(config, http, credentials).overrideConfiguration(oneAttempt()).build();
    return new S3Clients(http, repeating, uploading);
  }

  /**
   * What the operator is let in with.
   *
   * @throws StorageConfigException if a setting is missing or cannot work, naming it
   */
  static AwsCredentialsProvider check(S3Config config) {
    refuseBuffering(config);
    AwsCredentialsProvider credentials = new S3Secrets(config);
    config.endpoint().ifPresent(S3Clients::refuseMoreThanHost);
    return credentials;
  }

  S3Client repeating() {
    return repeating;
  }

  S3Client uploading() {
    return uploading;
  }

  @Override
  public void close() {
    repeating.close();
    uploading.close();
    http.close();
  }

  private static S3ClientBuilder client(
      S3Config config, SdkHttpClient http, AwsCredentialsProvider credentials) {
    boolean always = config.checksums() == S3Config.Checksums.WHEN_SUPPORTED;
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(http)
            .credentialsProvider(credentials)
            .region(Region.of(config.region()))
            .forcePathStyle(config.pathStyle().orElse(config.endpoint().isPresent()))
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(config.chunkedEncoding()))
            .requestChecksumCalculation(
                always
                    ? RequestChecksumCalculation.WHEN_SUPPORTED
                    : RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(
                always
                    ? ResponseChecksumValidation.WHEN_SUPPORTED
                    : ResponseChecksumValidation.WHEN_REQUIRED);
    config.endpoint().ifPresent(builder::endpointOverride);
    return builder;
  }

  // "Expect: 100-continue" stays on, as is the default: a server that refuses an upload says so
  // before the bytes are sent, and a pooled connection that died is noticed while nothing is lost.
  private static SdkHttpClient http(S3Config config) {
    return ApacheHttpClient.builder()
        .maxConnections(config.maxConnections())
        .connectionAcquisitionTimeout(config.acquireTimeout())
        .connectionTimeout(config.connectTimeout())
        .socketTimeout(config.readTimeout())
        .connectionMaxIdleTime(IDLE)
        .tcpKeepAlive(true)
        .build();
  }

  private static ClientOverrideConfiguration manyAttempts(S3Config config) {
    return ownConfigurationOnly()
        .apiCallTimeout(config.callTimeout())
        .retryStrategy(
            AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(config.attempts())
                .build())
        .build();
  }

  private static ClientOverrideConfiguration oneAttempt() {
    return ownConfigurationOnly().retryStrategy(AwsRetryStrategy.doNotRetry()).build();
  }

  // Otherwise a ~/.aws/config of whoever runs us would change checksums, retries and endpoints.
  private static ClientOverrideConfiguration.Builder ownConfigurationOnly() {
    return ClientOverrideConfiguration.builder()
        .defaultProfileFile(ProfileFile.aggregator().build());
  }

  private static void refuseBuffering(S3Config config) {
    boolean https = config.endpoint().map(URI::getScheme).map("https"::equals).orElse(true);
    boolean required = config.checksums() == S3Config.Checksums.WHEN_REQUIRED;
    if (!config.chunkedEncoding() && !(https && required)) {
      throw new StorageConfigException(
          "LUCARNE_S3_CHUNKED_ENCODING=false needs an https LUCARNE_S3_ENDPOINT"
              + " and LUCARNE_S3_CHECKSUMS=when-required");
    }
  }

  private static void refuseMoreThanHost(URI endpoint) {
    boolean http = "http".equals(endpoint.getScheme()) || "https".equals(endpoint.getScheme());
    if (!http || endpoint.getHost() == null || endpoint.getRawUserInfo() != null) {
      // Not quoted: what stands before an @ is a password.
      throw new StorageConfigException(
          "LUCARNE_S3_ENDPOINT must be http:// or https://, a host, and perhaps a port");
    }
  }
}
