package org.lucarne.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/html",
        "text/html,application/xhtml+xml,*/*;q=0.8",
        "application/json;q=0.5, text/html",
        "application/json;q=0",
        "application/json, text/html",
        "application/json;q=0.1, */*",
        "image/*"
      })
  void aPageIsHtmlUnlessJsonIsPreferred(String accept) {
    assertThat(Accept.htmlUnlessJsonPreferred(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/problem+json",
        "APPLICATION/JSON ; q=0.9",
        "text/html;q=0.5, application/json",
        "application/json, */*"
      })
  void aPageIsJsonWhereThatIsAskedForMore(String accept) {
    assertThat(Accept.htmlUnlessJsonPreferred(accept)).isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "*/*", "text/*", "image/avif,image/webp,*/*", "text/html;q=0"})
  void otherAddressesAreHtmlOnlyByName(String accept) {
    assertThat(Accept.htmlByName(accept)).isFalse();
    assertThat(Accept.htmlByName("image/png, text/html;q=0.1")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fr | fr",
        "fr-CH, en;q=0.9 | fr",
        "en, fr | en",
        "de, fr;q=0.5 | fr",
        "de | en",
        "* | en",
        "fr;q=x | en",
        "'' | en",
        "en;q=0.1, fr;q=0.9 | fr"
      })
  void theLanguageIsThePreferredOfTheTwo(String header, String language) {
    assertThat(Languages.preferred(header)).isEqualTo(Locale.of(language));
  }

  @Test
  void aLanguageHeaderThatIsAbsentOrEndlessMeansEnglish() {
    assertThat(Languages.preferred(null)).isEqualTo(Locale.ENGLISH);
    assertThat(Languages.preferred("fr," + "de,".repeat(200))).isEqualTo(Locale.ENGLISH);
  }
}
