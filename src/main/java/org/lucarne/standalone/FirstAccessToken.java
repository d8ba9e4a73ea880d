package org.lucarne.standalone;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.lucarne.key.Mode;
import org.lucarne.key.SecretFile;
import org.lucarne.sender.AccessTokens;
import org.lucarne.setting.StartupConfig;
import org.lucarne.time.DatabaseClock;

/** Lets whoever started a standalone service for the first time send with it. */
@ApplicationScoped
public class FirstAccessToken {
  private static final Duration LIFETIME = Duration.ofDays(365);

  private final StartupConfig config;
  private final AccessTokens tokens;
  private final DatabaseClock clock;

  public FirstAccessToken(StartupConfig config, AccessTokens tokens, DatabaseClock clock) {
    this.config = config;
    this.tokens = tokens;
    this.clock = clock;
  }

  void issue(@Observes StartupEvent start) {
    if (config.mode() != Mode.STANDALONE) {
      return;
    }
    Path file = config.home().resolve("access-token");
    QuarkusTransaction.requiringNew()
        .call(() -> issueInto(file))
        .ifPresent(token ->
            System.out.println("Access token to send with (also in " + file + "): " + token));
  }

  private Optional<String> issueInto(Path file) {
    if (!tokens.isEmpty()) {
      return Optional.empty();
    }
    String token =
        tokens.issue(
            "standalone",
            "first access token",
            Set.of("share:write", "share:read"),
            clock.now().plus(LIFETIME));
    try {
      // Before the commit: a token that only the database knew would be the first, and lost.
      SecretFile.write(file, (token + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException("writing the first access token to " + file, e);
    }
    return Optional.of(token);
  }
}
