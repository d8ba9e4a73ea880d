package org.lucarne.storage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach an S3 server; read only when {@code LUCARNE_STORAGE} is {@code s3}. The credential
 * needs GetObject, PutObject and DeleteObject on {@code objects/*} and ListBucket on the bucket:
 * without the last one, AWS answers 403 instead of 404 for an object that is missing. The bucket
 * must not keep versions, or what was deleted is still there.
 */
@ConfigMapping(prefix = "lucarne.s3")
public interface S3Config {

  /**
   * {@code LUCARNE_S3_ENDPOINT}: {@code https://host[:port]} of the server; default AWS's own for
   * the region. With {@code http} every byte is signed on its way (about half a second of processor
   * time per gigabyte), because nothing else protects it.
   */
  Optional<URI> endpoint();

  /** {@code LUCARNE_S3_BUCKET}: the bucket; must exist. Required. */
  Optional<String> bucket();

  /** {@code LUCARNE_S3_REGION}: the region requests are signed for; default {@code us-east-1}. */
  @WithDefault("us-east-1")
  String region();

  /**
   * {@code LUCARNE_S3_ACCESS_KEY_FILE}: a file that holds the access key id; white space around it
   * is ignored. Required. Read once at start: a new credential needs a restart.
   */
  Optional<Path> accessKeyFile();

  /** {@code LUCARNE_S3_SECRET_KEY_FILE}: the file of the secret access key; likewise. Required. */
  Optional<Path> secretKeyFile();

  /**
   * {@code LUCARNE_S3_PATH_STYLE}: {@code true} puts the bucket into the path, {@code false} into
   * the host name, which then needs a DNS entry and certificate for every bucket. Default: {@code
   * true} when an endpoint is set, {@code false} on AWS.
   */
  Optional<Boolean> pathStyle();

  /**
   * {@code LUCARNE_S3_CHECKSUMS}: {@code when-supported} sends a CRC behind every upload and
   * compares the server's, if it has one, on every download; {@code when-required} does neither.
   * Default {@code when-required}: several servers refuse or garble such a trailer, and objects are
   * authenticated by their encryption anyway.
   */
  @WithDefault("when-required")
  Checksums checksums();

  /**
   * {@code LUCARNE_S3_CHUNKED_ENCODING}: uploads in {@code aws-chunked} framing; default {@code
   * true}. {@code false} is for servers that do not know it, and needs https and {@code
   * when-required}: otherwise the whole object would have to be hashed, and so kept, before its
   * first byte is sent.
   */
  @WithDefault("true")
  boolean chunkedEncoding();

  /**
   * {@code LUCARNE_S3_CONNECT_TIMEOUT}: the longest wait for a connection to be made; default
   * {@code PT5S}. Longer helps a far away server, and keeps callers waiting when there is none.
   */
  @WithDefault("PT5S")
  Duration connectTimeout();

  /**
   * {@code LUCARNE_S3_READ_TIMEOUT}: the longest silence of the server, in either direction, before
   * a transfer is given up; default {@code PT30S}. It must exceed the time the server takes to
   * confirm an object of 50 MiB. A slow sender or viewer does not count as silence.
   */
  @WithDefault("PT30S")
  Duration readTimeout();

  /**
   * {@code LUCARNE_S3_CALL_TIMEOUT}: the longest a call may take with its repetitions until the
   * server's answer begins; default {@code PT60S}. The transfer of an object's bytes has no such
   * limit, only the read timeout.
   */
  @WithDefault("PT60S")
  Duration callTimeout();

  /**
   * {@code LUCARNE_S3_ATTEMPTS}: how often a call without a body (open, delete, check) is tried in
   * all; default 3. An upload is sent again only when its connection broke within its first 128
   * KiB.
   */
  @WithDefault("3")
  int attempts();

  /**
   * {@code LUCARNE_S3_MAX_CONNECTIONS}: connections held at most; default 256. Each upload and each
   * download in progress holds one, however slow its client: too few and slow clients lock out
   * others.
   */
  @WithDefault("256")
  int maxConnections();

  /**
   * {@code LUCARNE_S3_ACQUIRE_TIMEOUT}: the longest wait for one of these connections; default
   * {@code PT10S}. After it the call fails as when storage is down.
   */
  @WithDefault("PT10S")
  Duration acquireTimeout();

  /** What the client does about checksums of its own. */
  enum Checksums {
    WHEN_REQUIRED,
    WHEN_SUPPORTED
  }
}
