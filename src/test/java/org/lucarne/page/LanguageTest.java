package org.lucarne.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LanguageTest {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant FIRST = Instant.parse("2026-12-01T13:30:00Z");
  private static final Instant EIGHTH = Instant.parse("2026-12-08T08:05:00Z");
  private final Language french = Language.of(Locale.CANADA_FRENCH, PARIS);
  private final Language english = Language.of(Locale.UK, PARIS);

  @Test
  void frenchIsForThoseWhoReadItAndEnglishForEverybodyElse() {
    assertThat(french.tag()).isEqualTo("fr");
    assertThat(english.tag()).isEqualTo("en");
    assertThat(Language.of(Locale.GERMAN, PARIS).tag()).isEqualTo("en");
  }

  @Test
  void datesNameTheirZone() {
    assertThat(english.date(EIGHTH)).isEqualTo("Tuesday 8 December at 09:05 (CET)");
    assertThat(french.date(EIGHTH)).isEqualTo("mardi 8 décembre à 9\u00a0h\u00a005 (CET)");
    assertThat(french.shortDate(EIGHTH)).isEqualTo("8 décembre à 9\u00a0h\u00a005 (CET)");
  }

  @Test
  void theFirstOfTheMonthIsAnOrdinalInFrench() {
    assertThat(french.shortDate(FIRST)).startsWith("1er décembre");
    assertThat(english.shortDate(FIRST)).startsWith("1 December");
  }

  @Test
  void sizesAreWrittenAsEachLanguageDoes() {
    assertThat(french.size(4_213_311)).isEqualTo("4,2\u00a0Mo");
    assertThat(english.size(4_213_311)).isEqualTo("4.2\u00a0MB");
    assertThat(french.size(412_000)).isEqualTo("412\u00a0ko");
    assertThat(french.size(999_700)).isEqualTo("1,0\u00a0Mo");
    assertThat(english.size(13)).isEqualTo("13\u00a0bytes");
  }

  @Test
  void waitingIsRoundedUpSoThatItIsEnough() {
    assertThat(french.waiting(Duration.ofSeconds(61))).isEqualTo("2\u00a0minutes");
    assertThat(english.waiting(Duration.ofMillis(900))).isEqualTo("1\u00a0second");
  }

  @Test
  void formatsAreNamedAsPeopleKnowThem() {
    assertThat(french.format("image/heic")).isEqualTo("HEIC");
    assertThat(french.format("application/dicom")).isEqualTo("DICOM");
    assertThat(french.format("image/svg+xml")).isEqualTo("SVG");
    assertThat(french.format("application/octet-stream")).isEmpty();
  }
}
