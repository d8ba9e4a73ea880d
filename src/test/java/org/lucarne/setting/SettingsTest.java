package org.lucarne.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lucarne.key.Mode;

class SettingsTest {
  private static final Path USER_HOME = Path.of("/home/somebody");
  private static final Map<String, String> CLUSTER =
      Map.of(
          "LUCARNE_MODE", "cluster",
          "LUCARNE_PUBLIC_URL", "https://lucarne.example",
          "LUCARNE_DATABASE_URL", "jdbc:postgresql://db.example/lucarne");

  @Test
  void nothingSaidMeansAloneOnLoopbackInTheUsersHome() {
    Settings settings = parse(Map.of());
    assertThat(settings)
        .isEqualTo(
            new Settings(
                Mode.STANDALONE,
                USER_HOME.resolve(".lucarne"),
                USER_HOME.resolve(".lucarne/keys"),
                "http://localhost:8080",
                Optional.empty(),
                true));
  }

  @Test
  void thePublicUrlFollowsThePort() {
    assertThat(parse(Map.of("QUARKUS_HTTP_PORT", "18080")).publicUrl())
        .isEqualTo("http://localhost:18080");
  }

  @Test
  void theKeysAreInTheHomeUnlessSaidOtherwise() {
    assertThat(parse(Map.of("LUCARNE_HOME", "/srv/lucarne")).keysDirectory())
        .isEqualTo(Path.of("/srv/lucarne/keys"));
    assertThat(parse(Map.of("LUCARNE_HOME", "/srv", "LUCARNE_KEYS_DIR", "/keys")).keysDirectory())
        .isEqualTo(Path.of("/keys"));
  }

  @Test
  void aRelativeHomeIsMadeAbsolute() {
    assertThat(parse(Map.of("LUCARNE_HOME", "here/../there")).home())
        .isEqualTo(Path.of("there").toAbsolutePath());
  }

  /** Each is fine by itself. */
  @Test
  void lifetimesThatCannotBeTogetherStopTheStart() {
    Map<String, String> crossed =
        Map.of("LUCARNE_EXPIRES_IN_MIN", "P2D", "LUCARNE_EXPIRES_IN_MAX", "P1D");
    SettingValues.check(crossed);
    assertThatThrownBy(() -> parse(crossed))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("LUCARNE_EXPIRES_IN_MIN is P2D");
  }

  @Test
  void aDatabaseOfTheOperatorIsUsedInEitherMode() {
    String url = "jdbc:postgresql://db.example/lucarne";
    assertThat(parse(Map.of("LUCARNE_DATABASE_URL", url)).database().orElseThrow().url())
        .isEqualTo(url);
    assertThat(parse(CLUSTER).database().orElseThrow().url()).isEqualTo(url);
  }

  @ParameterizedTest
  @ValueSource(strings = {"LUCARNE_DATABASE_URL", "LUCARNE_PUBLIC_URL"})
  void clusterModeNamesWhatItMisses(String name) {
    Map<String, String> variables = new HashMap<>(CLUSTER);
    variables.remove(name);
    refused(variables, name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LUCARNE_PUBLIC_ULR",
        "LUCARNE_",
        "LUCARNE_S3_BUCKETS",
        "LUCARNE_HOME_DIR",
        "LUCARNE_TEST"
      })
  void aSettingThatDoesNotExistIsNoticed(String name) {
    assertThat(SettingNames.unknown(Set.of(name))).containsExactly(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LUCARNE_TEST_S3_ENDPOINT",
        "LUCARNE_ACCESS_TOKEN",
        "LUCARNE_URL",
        "OTHER",
        "LUCARNES"
      })
  void whatIsMeantForOthersIsNoneOfOurBusiness(String name) {
    assertThat(SettingNames.unknown(Set.of(name))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Cluster", "dev", "standalone "})
  void anUnknownModeIsRefused(String mode) {
    refused(Map.of("LUCARNE_MODE", mode), "LUCARNE_MODE is \"" + mode + "\"");
  }

  @Test
  void aUserOrPasswordWithoutADatabaseIsRefused() {
    refused(Map.of("LUCARNE_DATABASE_USER", "x"), "LUCARNE_DATABASE_USER");
    refused(Map.of("LUCARNE_DATABASE_PASSWORD_FILE", "x"), "LUCARNE_DATABASE_PASSWORD_FILE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql://db.example/lucarne", "jdbc:h2:mem:", "db.example"})
  void onlyPostgresIsADatabase(String url) {
    refused(Map.of("LUCARNE_DATABASE_URL", url), "LUCARNE_DATABASE_URL");
  }

  @Test
  void aPasswordInTheUrlIsRefusedAndNotShown() {
    String url = "jdbc:postgresql://db.example/lucarne?ssl=true&password=hunter2";
    assertThatThrownBy(() -> parse(Map.of("LUCARNE_DATABASE_URL", url)))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining("LUCARNE_DATABASE_PASSWORD_FILE")
        .hasMessageNotContaining("hunter2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "QUARKUS_DATASOURCE_JDBC_URL",
        "QUARKUS_DATASOURCE_USERNAME",
        "QUARKUS_DATASOURCE_PASSWORD"
      })
  void theFrameworksOwnDatabaseSettingsAreRefused(String name) {
    refused(Map.of(name, "x"), name);
  }

  @Test
  void aPortThatIsNoneIsRefused() {
    refused(Map.of("QUARKUS_HTTP_PORT", "0"), "LUCARNE_PUBLIC_URL");
    refused(Map.of("QUARKUS_HTTP_PORT", "http"), "LUCARNE_PUBLIC_URL");
  }

  private static Settings parse(Map<String, String> variables) {
    return Settings.parse(variables, USER_HOME);
  }

  private static void refused(Map<String, String> variables, String message) {
    assertThatThrownBy(() -> parse(variables))
        .isInstanceOf(StartRefusedException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("\n");
  }
}
