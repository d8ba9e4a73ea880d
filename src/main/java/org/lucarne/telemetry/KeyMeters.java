package org.lucarne.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.lucarne.custody.ServerIdentities;
import org.lucarne.key.KeysConfig;
import org.lucarne.time.DatabaseClock;

/** How old keys are, and how long the server's identity still lasts. */
@Singleton
@Startup
public class KeyMeters {
  private static final List<String> RINGS = List.of("link", "wrap", "identity");
  private static final Pattern DATE = Pattern.compile("(\\d{4}-\\d{2}-\\d{2})\\..*");

  private final Path directory;
  private final DatabaseClock clock;

  KeyMeters(
      MeterRegistry meters, KeysConfig keys, ServerIdentities identities, DatabaseClock clock) {
    this.directory = keys.keysDir();
    this.clock = clock;
    for (String ring : RINGS) {
      Polled<Double> age = new Polled<>("keys", Double.NaN, () -> ageSeconds(ring));
      TimeGauge.builder("lucarne.key.age", age::get, TimeUnit.SECONDS)
          .description("Since the newest key of the ring came")
          .tag("ring", ring)
          .register(meters);
    }
    Polled<Double> left =
        new Polled<>("identity", Double.NaN, () -> seconds(clock.now(), identities.notAfter()));
    TimeGauge.builder("lucarne.identity.remaining", left::get, TimeUnit.SECONDS)
        .description("Until the server's published identity ends")
        .register(meters);
  }

  private double ageSeconds(String ring) throws IOException {
    Instant newest = Instant.MIN;
    try (Stream<Path> files = Files.list(directory.resolve(ring))) {
      for (Path file : files.filter(KeyMeters::isKey).toList()) {
        Instant came = cameAt(file);
        newest = came.isAfter(newest) ? came : newest;
      }
    }
    return newest.equals(Instant.MIN) ? Double.NaN : seconds(newest, clock.now());
  }

  private static boolean isKey(Path file) {
    String name = String.valueOf(file.getFileName());
    return !name.startsWith(".") && (name.endsWith(".key") || name.endsWith(".txt"));
  }

  /** A name that begins with a date tells it; a mounted Secret's files are as old as its pod. */
  static Instant cameAt(Path file) throws IOException {
    Matcher dated = DATE.matcher(String.valueOf(file.getFileName()));
    return dated.matches()
        ? LocalDate.parse(dated.group(1)).atStartOfDay(ZoneOffset.UTC).toInstant()
        : Files.getLastModifiedTime(file).toInstant();
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1e3;
  }
}
