package org.lucarne.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each variable of docs/configuration.md, with values that nobody meant. */
class SettingValuesTest {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(LUCARNE_[A-Z0-9_]+)` \\|");
  private static final List<String> ODD =
      List.of(
          "abc",
          "-1",
          "0",
          "",
          " ",
          "\t",
          "99999999999999999999",
          "2147483648",
          "1e3",
          "1.5",
          "0x10",
          "١",
          "true ",
          "TRUE",
          "yes",
          "PT",
          "PT-1S",
          "-PT1S",
          "PT0S",
          "10",
          "10S",
          "P999999999999D",
          "PT1H\nPT2H",
          "S3",
          "files,s3",
          "sealed,,managed",
          ",",
          "512X",
          "-512M",
          "9999999999999999999G",
          "http://",
          "http:host",
          "//host",
          "ftp://host",
          "http://h:99999",
          "http://user:hunter2@host/",
          "http://a b",
          "jdbc:postgresql:",
          "jdbc:postgresql://h:x/d",
          "${nobody}",
          "a".repeat(5_000));

  @TempDir private Path directory;

  static Stream<Arguments> everySettingWithEveryOddValue() throws IOException {
    List<String> names =
        ROW.matcher(Files.readString(Path.of("docs/configuration.md")))
            .results()
            .map((MatchResult row) -> row.group(1))
            .toList();
    assertThat(names).hasSizeGreaterThan(40);
    return names.stream().flatMap(name -> ODD.stream().map(value -> Arguments.of(name, value)));
  }

  @ParameterizedTest
  @MethodSource("everySettingWithEveryOddValue")
  void aValueEitherWorksOrIsRefusedInOneSentenceThatNamesItsVariable(String name, String value) {
    Map<String, String> environment = new HashMap<>(Map.of(name, value));
    if (name.startsWith("LUCARNE_DATABASE_") && !name.equals("LUCARNE_DATABASE_URL")) {
      environment.put("LUCARNE_DATABASE_URL", "jdbc:postgresql://localhost/lucarne");
    }
    try {
      start(environment);
    } catch (StartRefusedException e) {
      assertThat(e.getMessage())
          .startsWith(name)
          .doesNotContain("\n", "\t", "Exception", "SRCFG", "java.", "hunter2")
          .hasSizeLessThan(400);
      assertThat(value).as("empty and blank are none").isNotBlank();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "LUCARNE_SWEEP_EVERY|abc|LUCARNE_SWEEP_EVERY is \"abc\"; it needs an ISO-8601 duration such"
            + " as PT10S, from PT1S to P36500D",
        "LUCARNE_REQUEST_LOG|yes|LUCARNE_REQUEST_LOG is \"yes\"; it can be true or false",
        "LUCARNE_S3_ATTEMPTS|0|LUCARNE_S3_ATTEMPTS is \"0\"; it needs a whole number from 1 to"
            + " 2147483647",
        "LUCARNE_STORAGE|tape|LUCARNE_STORAGE is \"tape\"; it can be files or s3",
        "LUCARNE_S3_ENDPOINT|https://me:hunter2@s3|LUCARNE_S3_ENDPOINT has a value that is no use;"
            + " it needs http:// or https://, a host, and perhaps a port",
        "LUCARNE_PICTURE_MEMORY|32M|LUCARNE_PICTURE_MEMORY is \"32M\"; it needs a size such as"
            + " 512M, from 64M to 1048576M"
      })
  void theSentenceSaysWhatIsRight(String name, String value, String sentence) {
    assertThatThrownBy(() -> SettingValues.check(Map.of(name, value))).hasMessage(sentence);
  }

  @ParameterizedTest
  @CsvSource({
    "LUCARNE_DATABASE_PASSWORD_FILE,hunter2",
    "LUCARNE_DATABASE_USER_FILE,/nowhere/hunter2",
    "LUCARNE_S3_ACCESS_KEY_FILE,hunter2",
    "LUCARNE_S3_SECRET_KEY_FILE,.",
    "LUCARNE_PICTURE_LIBRARY,/nowhere/libvips.so"
  })
  void aFileThatIsNoneIsNamedByItsVariableOnly(String name, String value) {
    assertThatThrownBy(() -> SettingValues.checkFiles(Map.of(name, value, "LUCARNE_STORAGE", "s3")))
        .hasMessage(name + " names no file that can be read");
  }

  @Test
  void theFilesOfStorageThatIsNotUsedNeedNotBeThere() {
    assertThatCode(() -> SettingValues.checkFiles(Map.of("LUCARNE_S3_SECRET_KEY_FILE", "nowhere")))
        .doesNotThrowAnyException();
  }

  @Test
  void s3WithoutItsBucketIsRefusedBeforeTheServiceStarts() {
    Map<String, String> variables = Map.of("LUCARNE_STORAGE", "s3");
    assertThatThrownBy(() -> new StorageSettings(variables, directory).check())
        .isInstanceOf(StartRefusedException.class)
        .hasMessageStartingWith("LUCARNE_S3_BUCKET is missing");
  }

  /** All that a start does with the values of settings, and then what the framework does. */
  private void start(Map<String, String> environment) {
    Map<String, String> variables = Variables.of(environment, new Properties());
    SettingValues.check(variables);
    Settings settings = Settings.parse(variables, directory);
    settings.database().ifPresent(SettingValuesTest::understood);
    TelemetryProperties.of(settings.mode(), variables);
    SettingValues.checkFiles(variables);
    new StorageSettings(variables, settings.home()).check();
    assertThatCode(() -> convert(environment, settings)).doesNotThrowAnyException();
  }

  private static void understood(DatabaseSettings database) {
    new DatabaseSettings(
            database.url(),
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            java.util.Optional.empty())
        .connections();
  }

  private static void convert(Map<String, String> environment, Settings settings) {
    Map<String, String> set = new HashMap<>(EmptyVariables.defaults(environment));
    set.put("lucarne.mode", settings.mode().toString());
    set.put("lucarne.home", settings.home().toString());
    set.put("lucarne.keys-dir", settings.keysDirectory().toString());
    set.put("lucarne.public-url", settings.publicUrl());
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(set, "program", 400))
            .withSources(new EnvConfigSource(environment, 300))
            .addDefaultInterceptors()
            .addDiscoveredConverters()
            .withValidateUnknown(false);
    EmptyVariables.SETTINGS.forEach(builder::withMapping);
    builder.build();
  }
}
