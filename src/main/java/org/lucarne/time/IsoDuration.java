package org.lucarne.time;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as they are sent: ISO 8601, without years and months, which have no fixed length. */
public final class IsoDuration {
  private static final Pattern WEEKS = Pattern.compile("P(\\d{1,4})W");
  private static final Pattern DAYS_AND_TIME =
      Pattern.compile("P(?=[\\dT])(\\d{1,6}D)?(T(?=\\d)(\\d{1,9}H)?(\\d{1,9}M)?(\\d{1,9}S)?)?");

  private IsoDuration() {}

  /** The duration, or empty for text that is none. */
  public static Optional<Duration> parse(String text) {
    Matcher weeks = WEEKS.matcher(text);
    if (weeks.matches()) {
      return Optional.of(Duration.ofDays(7L * Integer.parseInt(weeks.group(1))));
    }
    if (!DAYS_AND_TIME.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** As in {@code P14D}: whole days without the hours that {@link Duration#toString} makes. */
  public static String format(Duration duration) {
    return duration.toSeconds() > 0 && duration.toSeconds() % 86_400 == 0
        ? "P" + duration.toDays() + "D"
        : duration.toString();
  }
}
