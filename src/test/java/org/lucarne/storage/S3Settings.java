package org.lucarne.storage;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The settings of S3 as a service would read them from these variables. */
record S3Settings(Map<String, String> environment) {
  S3Settings {
    environment = Map.copyOf(environment);
  }

  S3Config read() {
    return read(Map.of());
  }

  /** The same, with some properties set differently. */
  S3Config read(Map<String, String> changes) {
    return new SmallRyeConfigBuilder()
        .withMapping(StorageConfig.class)
        .withMapping(S3Config.class)
        .withSources(
            new EnvConfigSource(environment, 300),
            new PropertiesConfigSource(changes, "changes", 400))
        .build()
        .getConfigMapping(S3Config.class);
  }

  /** What else could be set, by the variable to set, each as a change to these settings. */
  Map<String, Map<String, String>> alternatives() {
    S3Config now = read();
    boolean required = now.checksums() == S3Config.Checksums.WHEN_REQUIRED;
    boolean pathStyle = now.pathStyle().orElse(now.endpoint().isPresent());
    boolean https = now.endpoint().map(e -> "https".equals(e.getScheme())).orElse(true);
    String other = required ? "when-supported" : "when-required";
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    found.put("LUCARNE_S3_CHECKSUMS=" + other, Map.of("lucarne.s3.checksums", other));
    if (https) {
      found.put(
          "LUCARNE_S3_CHUNKED_ENCODING=false and LUCARNE_S3_CHECKSUMS=when-required",
          Map.of("lucarne.s3.chunked-encoding", "false", "lucarne.s3.checksums", "when-required"));
    }
    String style = Boolean.toString(!pathStyle);
    found.put("LUCARNE_S3_PATH_STYLE=" + style, Map.of("lucarne.s3.path-style", style));
    return found;
  }

  /** The settings in words, without any secret. */
  String described() {
    S3Config now = read();
    List<String> words = new ArrayList<>();
    words.add(now.endpoint().map(Object::toString).orElse("AWS"));
    words.add("bucket " + now.bucket().orElse("none"));
    words.add("region " + now.region());
    words.add(
        now.checksums() == S3Config.Checksums.WHEN_REQUIRED
            ? "checksums when-required"
            : "checksums when-supported");
    words.add(
        now.pathStyle().orElse(now.endpoint().isPresent()) ? "path style" : "virtual host style");
    words.add(now.chunkedEncoding() ? "aws-chunked" : "not chunked");
    return String.join(", ", words);
  }
}
