package org.lucarne.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class QuarkusPropertiesTest {
  private static final DatabaseSettings DATABASE =
      new DatabaseSettings(
          "jdbc:postgresql://db/x",
          Optional.of("user"),
          Optional.empty(),
          Optional.of(Path.of("/run/password")));

  @Test
  void aloneItListensOnLoopbackOnly() {
    assertThat(properties(Map.of()))
        .containsEntry("quarkus.http.host", "127.0.0.1")
        .containsEntry("quarkus.management.host", "127.0.0.1");
  }

  @Test
  void whatTheOperatorSaidIsNotOverridden() {
    assertThat(properties(Map.of("QUARKUS_HTTP_HOST", "0.0.0.0")))
        .doesNotContainKey("quarkus.http.host")
        .containsEntry("quarkus.management.host", "127.0.0.1");
    assertThat(properties(Map.of("QUARKUS_MANAGEMENT_HOST", "0.0.0.0")))
        .containsEntry("quarkus.http.host", "127.0.0.1")
        .doesNotContainKey("quarkus.management.host");
  }

  @Test
  void inAClusterItListensWhereTheFrameworkDoes() {
    Map<String, String> cluster = new HashMap<>();
    cluster.put("LUCARNE_MODE", "cluster");
    cluster.put("LUCARNE_PUBLIC_URL", "https://lucarne.example");
    cluster.put("LUCARNE_DATABASE_URL", "jdbc:postgresql://db/x");
    assertThat(properties(cluster))
        .doesNotContainKeys("quarkus.http.host", "quarkus.management.host");
  }

  @Test
  void theServiceLearnsWhatWasFoundOut() {
    assertThat(properties(Map.of("LUCARNE_PUBLIC_URL", "http://LOCALHOST:80/")))
        .containsEntry("lucarne.mode", "standalone")
        .containsEntry("lucarne.home", "/home/somebody/.lucarne")
        .containsEntry("lucarne.keys-dir", "/home/somebody/.lucarne/keys")
        .containsEntry("lucarne.public-url", "http://localhost")
        .containsEntry("quarkus.datasource.jdbc.url", "jdbc:postgresql://db/x")
        .containsEntry("lucarne.database.user", "user")
        .containsEntry("lucarne.database.password-file", "/run/password");
  }

  @Test
  void aClusterWaitsForItsPeersAndForTheLongestTransfer() {
    Map<String, String> cluster = new HashMap<>();
    cluster.put("LUCARNE_MODE", "cluster");
    cluster.put("LUCARNE_PUBLIC_URL", "https://lucarne.example");
    cluster.put("LUCARNE_DATABASE_URL", "jdbc:postgresql://db/x");
    assertThat(properties(cluster))
        .containsEntry("quarkus.shutdown.delay", "10S")
        .containsEntry("quarkus.shutdown.timeout", "1H");
    cluster.put("QUARKUS_SHUTDOWN_TIMEOUT", "5M");
    assertThat(properties(cluster)).doesNotContainKey("quarkus.shutdown.timeout");
    assertThat(properties(Map.of())).doesNotContainKey("quarkus.shutdown.delay");
  }

  private static Map<String, String> properties(Map<String, String> variables) {
    return QuarkusProperties.of(
        Settings.parse(variables, Path.of("/home/somebody")), DATABASE, variables);
  }
}
