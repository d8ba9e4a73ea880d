package org.lucarne.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The language of one page, French or English, and how it writes dates, sizes and formats. */
public record Language(Locale locale, ZoneId zone) {
  private static final char NO_BREAK = '\u00a0';

  /** French for anyone who reads it, English for everybody else. */
  public static Language of(Locale wanted, ZoneId zone) {
    boolean french = wanted.getLanguage().equals(Locale.FRENCH.getLanguage());
    return new Language(french ? Locale.FRENCH : Locale.ENGLISH, zone);
  }

  /** The tag for the {@code lang} attribute. */
  public String tag() {
    return locale.toLanguageTag();
  }

  /** {@code Tuesday 8 December at 14:30 (CET)}. */
  public String date(Instant instant) {
    return write(instant, "EEEE %s MMMM");
  }

  /** {@code 8 December at 14:30 (CET)}. */
  public String shortDate(Instant instant) {
    return write(instant, "%s MMMM");
  }

  /** {@code 4.2 MB}, {@code 4,2 Mo}. */
  public String size(long bytes) {
    if (bytes < 1_000) {
      return unit("%d", bytes, french() ? "octets" : "bytes");
    }
    if (bytes < 999_500) {
      return unit("%.0f", bytes / 1e3, french() ? "ko" : "kB");
    }
    return unit("%.1f", bytes / 1e6, french() ? "Mo" : "MB");
  }

  /** {@code 30 seconds}, {@code 2 minutes}; rounded up, so that waiting that long is enough. */
  public String waiting(Duration duration) {
    long seconds = Math.max(1, duration.plusMillis(999).toSeconds());
    return seconds < 60
        ? unit("%d", seconds, plural("seconde", "second", seconds))
        : minutes(seconds);
  }

  /** {@code HEIC}, {@code DICOM}; nothing when the type says nothing to a reader. */
  public String format(String mediaType) {
    String subtype = mediaType.substring(mediaType.indexOf('/') + 1).replaceFirst("\\+.*", "");
    return subtype.equals("octet-stream") ? "" : subtype.toUpperCase(Locale.ROOT);
  }

  private String minutes(long seconds) {
    long minutes = Math.ceilDiv(seconds, 60);
    return unit("%d", minutes, plural("minute", "minute", minutes));
  }

  private String plural(String french, String english, long count) {
    return (french() ? french : english) + (count > 1 ? "s" : "");
  }

  private String unit(String format, Object number, String unit) {
    return String.format(locale, format, number) + NO_BREAK + unit;
  }

  private String write(Instant instant, String datePattern) {
    ZonedDateTime local = instant.atZone(zone);
    String day = french() && local.getDayOfMonth() == 1 ? "d'er'" : "d";
    String time = french() ? "' à 'H'\u00a0h\u00a0'mm" : "' at 'HH:mm";
    return DateTimeFormatter.ofPattern(datePattern.formatted(day) + time + " (z)", locale)
        .format(local);
  }

  private boolean french() {
    return locale.equals(Locale.FRENCH);
  }
}
