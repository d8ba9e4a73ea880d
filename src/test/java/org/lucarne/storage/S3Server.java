package org.lucarne.storage;

import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lucarne.FreePort;

/**
 * A real S3 server for tests, which checks signatures: S3Proxy over a temporary directory, run as a
 * process by the JDK that runs the tests, or another one of {@code .ci/s3}, which {@code
 * LUCARNE_TEST_S3_SERVER} names.
 *
 * <p>To run the same suite against any other server, set these variables; nothing is started then,
 * and the bucket is made if it is missing:
 *
 * <pre>{@code
 * LUCARNE_TEST_S3_ENDPOINT=https://s3.example.org LUCARNE_TEST_S3_BUCKET=lucarne-test \
 * LUCARNE_TEST_S3_ACCESS_KEY=… LUCARNE_TEST_S3_SECRET_KEY=… ./mvnw test -Dtest=S3ObjectStoreTest
 * }</pre>
 *
 * The fault tests ({@code S3FaultsTest}, {@code S3TransferFaultsTest}) put a proxy in front of it
 * and so need an {@code http} endpoint that does not care for its host name.
 */
public final class S3Server implements AutoCloseable {
  private static final Path JAR = Path.of("target", "test-servers", "s3proxy.jar");
  private static final Optional<String> SERVER =
      Optional.ofNullable(System.getenv("LUCARNE_TEST_S3_SERVER"));
  private static final long START_SECONDS = 60;
  private static final Pattern OBJECT = Pattern.compile("[A-Za-z0-9_-]{22,43}");
  private static @Nullable S3Server shared;

  private final URI endpoint;
  private final String bucket;
  private final String accessKey;
  private final String secretKey;
  private final Path directory;
  private final @Nullable Process process;

  private S3Server(URI endpoint, String bucket, String accessKey, String secretKey) {
    this.endpoint = endpoint;
    this.bucket = bucket;
    this.accessKey = accessKey;
    this.secretKey = secretKey;
    try {
      this.directory = Files.createTempDirectory("lucarne-s3-");
      Files.writeString(directory.resolve("access-key"), accessKey + "\n");
      Files.writeString(directory.resolve("secret-key"), secretKey + "\n");
      this.process = System.getenv("LUCARNE_TEST_S3_ENDPOINT") == null ? launch() : null;
      makeBucket();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot start an S3 server for tests", e);
    }
  }

  /** A server of its own, to be closed; or the one that the environment names. */
  public static S3Server start() {
    Map<String, String> environment = System.getenv();
    String given = environment.get("LUCARNE_TEST_S3_ENDPOINT");
    return new S3Server(
        given == null ? URI.create("http://127.0.0.1:" + FreePort.next()) : URI.create(given),
        environment.getOrDefault("LUCARNE_TEST_S3_BUCKET", "lucarne-test"),
        environment.getOrDefault("LUCARNE_TEST_S3_ACCESS_KEY", "lucarne-tester"),
        environment.getOrDefault("LUCARNE_TEST_S3_SECRET_KEY", UUID.randomUUID().toString()));
  }

  /** The one server of this run, started at the first call and ended with the JVM. */
  public static synchronized S3Server shared() {
    if (shared == null) {
      shared = start();
    }
    return shared;
  }

  public URI endpoint() {
    return endpoint;
  }

  public String bucket() {
    return bucket;
  }

  public String accessKey() {
    return accessKey;
  }

  public String secretKey() {
    return secretKey;
  }

  /** The properties that make the program use this server, reached through {@code endpoint}. */
  public Map<String, String> properties(URI endpoint) {
    return Map.of(
        "lucarne.storage", "s3",
        "lucarne.s3.endpoint", endpoint.toString(),
        "lucarne.s3.bucket", bucket,
        "lucarne.s3.access-key-file", directory.resolve("access-key").toString(),
        "lucarne.s3.secret-key-file", directory.resolve("secret-key").toString());
  }

  /** A store on this server through {@code endpoint}, with some properties set differently. */
  S3ObjectStore store(URI endpoint, Map<String, String> changes) {
    Map<String, String> all = new HashMap<>(properties(endpoint));
    all.putAll(changes);
    return new S3ObjectStore(
        new SmallRyeConfigBuilder()
            .withMapping(StorageConfig.class)
            .withMapping(S3Config.class)
            .withSources(new PropertiesConfigSource(all, "test", 100))
            .build()
            .getConfigMapping(S3Config.class));
  }

  /**
   * How many objects the bucket has: of S3Proxy, which takes a second to list a thousand, its
   * files; of another, counted by a client of other authors.
   */
  public long objectCount() throws Exception {
    if (process != null && SERVER.isEmpty()) {
      return fileCount();
    }
    long count = 0;
    try (MinioClient client = otherClient()) {
      var all =
          client.listObjects(ListObjectsArgs.builder().bucket(bucket).recursive(true).build());
      for (var object : all) {
        object.get();
        count++;
      }
    }
    return count;
  }

  // A file under way has a longer name.
  private long fileCount() throws IOException {
    Path objects = directory.resolve("data").resolve(bucket).resolve("objects");
    if (!Files.isDirectory(objects)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(objects)) {
      return files.filter(file -> OBJECT.matcher(file.getFileName().toString()).matches()).count();
    }
  }

  /** One object, read by a client of other authors. */
  public byte[] readByOthers(String key) throws Exception {
    GetObjectArgs get = GetObjectArgs.builder().bucket(bucket).object(key).build();
    try (MinioClient client = otherClient();
        InputStream bytes = client.getObject(get)) {
      return bytes.readAllBytes();
    }
  }

  /** An S3 client by other authors. */
  MinioClient otherClient() {
    return MinioClient.builder()
        .endpoint(endpoint.toString())
        .credentials(accessKey, secretKey)
        .build();
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
    }
  }

  private Process launch() throws IOException, InterruptedException {
    Process started = SERVER.isPresent() ? startOther(SERVER.get()) : startProxy();
    Runtime.getRuntime().addShutdownHook(new Thread(started::destroy));
    awaitListening(started);
    return started;
  }

  private Process startOther(String name) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(".ci", "s3", name).toAbsolutePath().toString(),
            "run",
            Files.createDirectory(directory.resolve("data")).toString(),
            Integer.toString(endpoint.getPort()));
    builder.environment().put("S3_ACCESS_KEY", accessKey);
    builder.environment().put("S3_SECRET_KEY", secretKey);
    return logged(builder).start();
  }

  private Process startProxy() throws IOException {
    Path properties = directory.resolve("s3proxy.properties");
    Files.writeString(
        properties,
        """
        s3proxy.endpoint=%s
        s3proxy.authorization=aws-v2-or-v4
        s3proxy.identity=%s
        s3proxy.credential=%s
        s3proxy.ignore-unknown-headers=true
        jclouds.provider=filesystem-nio2
        jclouds.filesystem.basedir=%s
        """
            .formatted(
                endpoint, accessKey, secretKey, Files.createDirectory(directory.resolve("data"))));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    return logged(
            new ProcessBuilder(
                java, "-Xmx256m", "-jar", JAR.toString(), "--properties", properties.toString()))
        .start();
  }

  private ProcessBuilder logged(ProcessBuilder builder) {
    return builder
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("server.log").toFile());
  }

  private void awaitListening(Process started) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!listening()) {
      if (System.nanoTime() > deadline || started.waitFor(50, TimeUnit.MILLISECONDS)) {
        started.destroy();
        throw new IOException(Files.readString(directory.resolve("server.log")));
      }
    }
  }

  private boolean listening() {
    try (Socket socket = new Socket(endpoint.getHost(), endpoint.getPort())) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private void makeBucket() throws Exception {
    try (MinioClient client = otherClient()) {
      if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
        client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
      }
    }
  }
}
